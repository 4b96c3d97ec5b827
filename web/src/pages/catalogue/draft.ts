import type { Contract, Item, Kind, Rule } from "@/api/types";

export const emptyContract = (): Contract => ({ title: "", summary: "", form: "table", fields: {}, items: [], basis: null });
export const emptyItem = (): Item => ({ name: "", title: "", kind: newKind("text"), required: false, key: false, grade: null, rules: [], note: "" });

/** Statutory fields about sharing stand in the step on sharing; all others in the step on fields. */
export const SHARE_TYPE = "sharing_type";
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
  if (["basis", "scope", "filing"].includes(place) || (place.startsWith("fields.") && aboutSharing(place.slice("fields.".length)))) return 3;
  if (place.startsWith("fields")) return 1;
  return 0;
}
