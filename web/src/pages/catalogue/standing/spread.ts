import type { Edition, LevelEntry, TypeSpread } from "@/api/types";
import { SHARE_TYPE } from "../draft";

export const sum = (all: number[]): number => all.reduce((so, one) => so + one, 0);

/** Entries by sharing type over all departments, in the law's order. */
export const totals = (spread: TypeSpread[]): [title: string, count: number][] =>
  (spread[0]?.types ?? []).map(([title], n) => [title, sum(spread.map((one) => one.types[n]?.[1] ?? 0))]);

/** How many more entries are of a type now than on the day the level's catalogue is of; `org`: of one department. */
export const moved = (now: number, title: string, then: LevelEntry[], org?: string): number =>
  now - then.filter((one) => one.share_type === title && (org === undefined || one.org === org)).length;

/** A difference with its sign; nothing of none. */
export const signed = (n: number): string => (n === 0 ? "" : n > 0 ? `+${n}` : String(n));

/** Versions in which the sharing type of an entry became another. */
export function turns(editions: Edition[]): { edition: Edition; before: string; after: string }[] {
  return editions.flatMap((edition) => {
    const change = edition.changes?.find(({ place }) => place === `fields.${SHARE_TYPE}`);
    return change ? [{ edition, before: change.before ?? "", after: change.after ?? "" }] : [];
  });
}
