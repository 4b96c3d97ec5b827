import type { Item, ItemMap } from "@/api/types";

/** What is chosen for one demanded item. */
export type Mapped = { column: string; reason: string };
export const unmapped: Mapped = { column: "", reason: "" };

/** Items of the same name are offered for each other. */
export const matching = (wanted: string[], items: Item[]): Record<string, Mapped> =>
  Object.fromEntries(wanted.map((item) => [item, { column: items.find((one) => one.title === item || one.name === item)?.name ?? "", reason: "" }]));

/** An item of the resource, or the reason why there is none. */
export const answers = (wanted: string[], chosen: Record<string, Mapped>): ItemMap[] =>
  wanted.map((item) => {
    const { column, reason } = chosen[item] ?? unmapped;
    return column ? { item, column } : { item, reason };
  });
