import type { Contract, Item, Kind, Rule, Suggestion } from "@/api/types";

export const emptyContract = (): Contract => ({ title: "", summary: "", form: "table", fields: {}, items: [], basis: null });
export const emptyItem = (): Item => ({ name: "", title: "", kind: newKind("text"), required: false, key: false, grade: null, rules: [], note: "" });

/** Statutory fields about sharing stand in the step on sharing; all others in the step on fields. */
export const SHARE_TYPE = "sharing_type";
export const SHARE_CONDITIONS = "sharing_condition";
export const ORIGIN_MATTER = "origin_matter";
export const MEDIUM = "data_form";
export const CLASS = "category";
export const USE_REQUIREMENTS = "use_requirements";
export const OWNER = "owner";
export const DERIVED = "derived";
/** Tables of words of the law, and the field that holds one of them. */
export const choices: [string, string][] = [
  ["catalogue.origin", "origin"],
  ["catalogue.acquired", "acquired"],
  ["catalogue.nature", "nature"],
  ["catalogue.media", MEDIUM],
  ["catalogue.stages", "stage"],
];
export const isChoice = (field: string): boolean => choices.some(([, name]) => name === field);
export const takeField = (contract: Contract, field: string, text: string): Partial<Contract> => ({ fields: { ...contract.fields, [field]: text } });

/** The conditions one by one, without the numbers somebody wrote; as the server counts them. */
export function conditionsOf(text: string): string[] {
  // Numbers as officials write them, and the word for "none", are escaped: words stand in the catalogues.
  const lines = text.split(/[\n；]/).map((line) => line.trim().replace(/。$/, "").replace(/^(?:[（(][0-9０-９\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+[）)]|[0-9０-９\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+(?:、|[.．](?![0-9])))\s*/, ""));
  return lines.every((line) => line === "" || line === "\u65e0") ? [] : lines;
}
export const conditionsText = (lines: string[]): string => lines.map((line) => line.replaceAll("；", "，")).join("\n");

/** What a suggestion would change on an item; nothing where it says what is there. */
export function suggested(item: Item, suggestion: Suggestion): Partial<Item> | null {
  const held = item.marks ?? [];
  const marks = [...held, ...suggestion.marks.filter((mark) => !held.includes(mark))];
  const higher = !item.grade || grades.indexOf(suggestion.grade) > grades.indexOf(item.grade);
  if (!higher && marks.length === held.length) return null;
  return { marks, ...(higher ? { grade: suggestion.grade } : {}) };
}
export const aboutSharing = (field: string): boolean => field.startsWith("sharing_") || field === "use_purpose";

export const kinds: Kind["type"][] = ["text", "integer", "decimal", "date", "time", "boolean"];
export const grades = ["general1", "general2", "general3", "general4", "important", "core"] as const;
export const ruleNames: Rule["rule"][] = ["format", "checksum", "code_list", "range", "unique"];

export function newKind(type: Kind["type"]): Kind {
  if (type === "text") return { type, max: 100 };
  if (type === "decimal") return { type, precision: 18, scale: 2 };
  return { type };
}

export function newRule(rule: Rule["rule"]): Rule {
  switch (rule) {
    case "format":
      return { rule, pattern: "" };
    case "checksum":
      return { rule, standard: "resident_id" };
    case "code_list":
      return { rule, values: [] };
    case "range":
      return { rule, min: null, max: null };
    default:
      return { rule };
  }
}

/** Items from the pasted header cells of a spreadsheet; names a machine accepts are kept, others numbered. */
export function itemsFromHeader(text: string, before: Item[]): Item[] {
  const taken = new Set(before.map((item) => item.name));
  const cells = text.split(/[\t\r\n,，、]+/).map((cell) => cell.trim()).filter(Boolean);
  return cells.map((cell) => {
    const plain = cell.toLowerCase().replace(/[\s-]+/g, "_");
    let name = /^[a-z][a-z0-9_]*$/.test(plain) ? plain : "";
    for (let n = before.length + 1; !name || taken.has(name); n += 1) name = `item_${n}`;
    taken.add(name);
    return { ...emptyItem(), name, title: cell };
  });
}

/** The wizard's steps, and which of them holds a place at fault. */
export const steps = ["basic", "fields", "items", "sharing", "check"] as const;
export function stepOf(place: string): number {
  if (place.startsWith("items")) return 2;
  if (["basis", "scope", "filing", "funded", "by_reference", "release"].includes(place) || (place.startsWith("fields.") && aboutSharing(place.slice("fields.".length)))) return 3;
  if (place.startsWith("fields.") && place !== `fields.${MEDIUM}` && (isChoice(place.slice("fields.".length)) || place === `fields.${ORIGIN_MATTER}`)) return 0;
  if (place.startsWith("fields")) return 1;
  return 0;
}
