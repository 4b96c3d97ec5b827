import type { Checking, GrantView, Item } from "@/api/types";

/** The key of a record, and the items that may be compared. */
export function partsOf({ grant, contract }: GrantView): { keys: Item[]; compared: Item[] } {
  const all = contract?.items ?? [];
  const granted = new Set(grant.items.map((one) => one.item));
  return { keys: all.filter((item) => item.key), compared: all.filter((item) => !item.key && granted.has(item.name)) };
}

/** What was typed, without what was left empty. */
export function checkingOf(key: Record<string, string>, claims: Record<string, string>, purpose: string): Checking {
  const stated = Object.entries(claims).map(([name, value]) => [name, value.trim()] as const);
  return { key, claims: Object.fromEntries(stated.filter(([, value]) => value !== "")), purpose: purpose.trim() };
}

/** How many lines of a result are shown. */
export const PREVIEW = 50;
