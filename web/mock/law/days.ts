// Working days as the mock counts them, so that the console never does.
import type { CalendarDay, CalendarYear, CountedDay } from "../../src/api/types";
import seeds from "./years.json" with { type: "json" };

type Seed = Pick<CalendarYear, "year" | "notices" | "holidays">;
export const years: CalendarYear[] = (seeds as Seed[]).map((one) => ({ ...one, source: "built_in", recorded_at: null, by: null }));
export const yearOf = (year: number) => years.find((one) => one.year === year);

export const next = (date: string, days = 1): string => {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};
const weekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

export function dayOf(date: string, year: Seed | undefined = yearOf(Number(date.slice(0, 4)))): CalendarDay {
  const on = year?.holidays.find((one) => one.work.includes(date));
  const off = year?.holidays.find((one) => one.from <= date && date <= one.to);
  return { date, works: Boolean(on) || (!off && !weekend(date)), name: on ? `${on.name}调休上班` : (off?.name ?? null) };
}

export function daysOf(year: Seed): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let date = `${year.year}-01-01`; date.startsWith(String(year.year)); date = next(date)) days.push(dayOf(date, year));
  return days;
}

/** Walks from the day after `from` until so many days, working or all, are counted. */
export function walk(from: string, length: number, working: boolean): CountedDay[] {
  const days: CountedDay[] = [{ ...dayOf(from), counted: null }];
  let date = from;
  let counted = 0;
  while (counted < length) {
    date = next(date);
    const day = dayOf(date);
    const counts = !working || day.works;
    if (counts) counted += 1;
    days.push({ ...day, counted: counts && working ? counted : null });
  }
  return days;
}
