import type { CalendarYear } from "@/api/types";

const text = (words: string) => JSON.stringify(words);
const list = (days: string[]) => `[${days.map(text).join(", ")}]`;

/** A year as the file the server reads: to be copied, corrected, sent. */
export function tomlOf({ year, notices, holidays }: Pick<CalendarYear, "year" | "notices" | "holidays">): string {
  const notice = notices.map((one) => ["[[notice]]", `id     = ${text(one.id)}`, `title  = ${text(one.title)}`, ...(one.number ? [`number = ${text(one.number)}`] : [])]);
  const holiday = holidays.map((one) => [
    "[[holiday]]",
    `name   = ${text(one.name)}`,
    `notice = ${text(one.notice)}`,
    `from   = ${text(one.from)}`,
    `to     = ${text(one.to)}`,
    ...(one.work.length > 0 ? [`work   = ${list(one.work)}`] : []),
  ]);
  return `${[[`year = ${year}`], ...notice, ...holiday].map((part) => part.join("\n")).join("\n\n")}\n`;
}

/** Where the n-th line (from 1) of a text begins and ends, to be marked. */
export function lineRange(all: string, line: number): [from: number, to: number] {
  const lines = all.split("\n");
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [from, from + (lines[line - 1]?.length ?? 0)];
}
