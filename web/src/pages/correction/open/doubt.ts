import type { Contract, DoubtRoute, LawRow, OpenCorrection } from "@/api/types";

/** What somebody looked up and now doubts. Passed beside the address, never in it: it is personal data. */
export type Lookup = { key: Record<string, string>; held?: Record<string, unknown> | null };
export const lookupOf = (state: unknown): Lookup | null => (state && typeof state === "object" && "key" in state ? (state as Lookup) : null);

/** The record as a whole: it is missing, or should not be there. */
export const WHOLE = "*";
export type Doubt = { route: DoubtRoute; kind: string; key: Record<string, string>; item: string; held: string; claimed: string; other: string; grounds: string; evidence: string };

export function startOf(route: DoubtRoute, contract: Contract, lookup: Lookup | null): Doubt {
  const keys = contract.items.filter((item) => item.key);
  return {
    route,
    kind: "",
    key: Object.fromEntries(keys.map(({ name }) => [name, lookup?.key[name] ?? ""])),
    // Nothing was found: what is doubted is that there is no record.
    item: lookup && lookup.held === null ? WHOLE : "",
    held: "",
    claimed: "",
    other: "",
    grounds: "",
    evidence: "",
  };
}

/** A value that was looked up, as text; nothing where it was not. */
export const seen = (lookup: Lookup | null, item: string): string => {
  const value = lookup?.held?.[item];
  return value === null || value === undefined ? "" : String(value);
};

export const openingOf = (resource: string, { route, kind, key, item, held, claimed, other, grounds, evidence }: Doubt): OpenCorrection => ({
  resource,
  route,
  kind,
  claim: { key: Object.entries(key).map(([name, value]) => ({ item: name, value })), item: item === WHOLE ? "" : item, held, claimed, other },
  grounds,
  evidence,
});

/** What the chosen kind wants besides. */
export const needs = (rows: LawRow[], kind: string, what: "evidence" | "other"): boolean => rows.find((row) => row.name === kind)?.needs === what;
