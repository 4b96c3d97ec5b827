import type { BasisRef, LawRow, OpenDemand } from "@/api/types";
import { lines } from "@/lib/lines";

/** A demand as it is typed: items one to a line. */
export type Want = { title: string; provider: string; items: string; scenario: string; basis: BasisRef | null; need: string; search: string; insufficient: string; more: Record<string, string> };

export const startOf = (q: string, resource: string): Want => ({ title: q, provider: "", items: "", scenario: "", basis: null, need: "", search: q, insufficient: resource, more: {} });

export const openingOf = ({ provider, items, basis, insufficient, ...rest }: Want): OpenDemand => ({
  ...rest,
  items: lines(items),
  ...(provider ? { provider } : {}),
  ...(basis ? { basis } : {}),
  ...(insufficient ? { insufficient } : {}),
});

const own = new Set(["provider", "items", "scenario", "basis", "need"]);
/** What the law lists beyond the fields there are anyway. */
export const others = (rows: LawRow[]): { field: string; title: string }[] => rows.flatMap(({ field, title }) => (field && !own.has(field) ? [{ field, title: title ?? field }] : []));
