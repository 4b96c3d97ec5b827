// How dates and numbers are written. Dates are written as the server sends them, never computed.
import i18n from "@/i18n";

/** `2026-03-09` or an instant → the day, in words. */
export function day(text: string | null | undefined): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  if (!found) return text ?? "";
  return i18n.t("format.day", { year: found[1], month: Number(found[2]), day: Number(found[3]) });
}

/** `2026-03-09` → the day without its year. */
export function monthDay(text: string, how: "month_day" | "slash" = "month_day"): string {
  const found = /^\d{4}-(\d{2})-(\d{2})/.exec(text);
  return found ? i18n.t(`format.${how}`, { month: Number(found[1]), day: Number(found[2]) }) : text;
}

/** Where a day stands in its week, from Monday 0 to Sunday 6: how calendars are written, not a count of days. */
export const weekday = (text: string): number => (new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;

/** An instant → day and minute, in the node's own time zone as sent. */
export function moment(text: string | null | undefined): string {
  const clock = /T(\d{2}:\d{2})/.exec(text ?? "")?.[1];
  return clock ? `${day(text)} ${clock}` : day(text);
}

const plain = new Intl.NumberFormat("zh-CN");
export const count = (n: number | null | undefined): string => (n === null || n === undefined ? i18n.t("format.none") : plain.format(n));

const compact = new Intl.NumberFormat("zh-CN", { notation: "compact", maximumFractionDigits: 1 });
export const short = (n: number): string => (n < 10_000 ? plain.format(n) : compact.format(n));
