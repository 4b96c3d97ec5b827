import type { Difference, Side } from "@/api/types";
import { says } from "../rooms";

export type Kind = "both" | "left" | "right";
export const kinds: Kind[] = ["both", "left", "right"];

/** Which of the two laws speaks. */
export const kindOf = ({ left, right }: Difference): Kind => (left.says === "rule" && right.says === "rule" ? "both" : left.says === "rule" ? "left" : "right");

export const countKinds = (items: Difference[]): Record<Kind, number> => {
  const counts = { both: 0, left: 0, right: 0 };
  for (const item of items) counts[kindOf(item)] += 1;
  return counts;
};

const words = (side: Side): (string | null | undefined)[] => (side.says === "rule" ? [side.value, side.citation.text, side.citation.id, side.reading, side.from?.label, side.by?.label] : [side.why]);

type Filter = { room: string; kind: string; q: string };

/** The differences asked for, room by room in the order of the vocabulary. */
export function byRoom(items: Difference[], { room, kind, q }: Filter): [room: string, items: Difference[]][] {
  const wanted = q.trim();
  const groups = new Map<string, Difference[]>();
  for (const item of items) {
    if ((room && item.room !== room) || (kind && kindOf(item) !== kind)) continue;
    if (wanted && !says(wanted, [item.label, item.key, item.name, ...words(item.left), ...words(item.right)])) continue;
    groups.set(item.room, [...(groups.get(item.room) ?? []), item]);
  }
  return [...groups];
}
