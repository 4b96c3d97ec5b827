import type { TFunction } from "i18next";
import type { ContractChange, StatedLine } from "@/api/types";

/** A difference in a few words: added, dropped, or from what to what. */
export const changed =
  (t: TFunction<"lists">) =>
  ({ title, before, after }: ContractChange): string => {
    if (before === undefined) return t("lists:diff.added", { title });
    if (after === undefined) return t("lists:diff.dropped", { title });
    return t("lists:diff.changed", { title, before, after });
  };

/** A share with one decimal; none of nothing. */
export function share(part: number, whole: number): string | null {
  return whole === 0 ? null : `${((part / whole) * 100).toFixed(1)}%`;
}

/** Fields of a form from lines `title=name`; lines that are not of this shape are told by their number. */
export function readFields(text: string): { fields: { name: string; title: string }[]; wrong: number[] } {
  const lines = text.split("\n").map((line) => line.trim());
  const fields: { name: string; title: string }[] = [];
  const wrong: number[] = [];
  lines.forEach((line, n) => {
    if (!line) return;
    const [title = "", name = ""] = line.split("=").map((part) => part.trim());
    if (title && name && line.split("=").length === 2) fields.push({ title, name });
    else wrong.push(n + 1);
  });
  return { fields, wrong };
}

/** Lines to state in a list: those chosen, each with its department where it is asked for. */
export const statedLines = (chosen: { resource: string; org: string; basis?: StatedLine["basis"] }[], responsible: boolean): StatedLine[] =>
  chosen.map(({ resource, org, basis }) => ({ resource, ...(basis ? { basis } : {}), ...(responsible ? { responsible: org } : {}) }));
