import { useTranslation } from "react-i18next";
import type { CalendarDay } from "@/api/types";
import { weekday } from "@/lib/format";

const week = [0, 1, 2, 3, 4, 5, 6];
type Cell = CalendarDay | null;

/** Days laid into weeks from Monday; a cell without a day is empty. */
export function weeks(days: CalendarDay[]): Cell[][] {
  const before: Cell[] = week.slice(0, days[0] ? weekday(days[0].date) : 0).map(() => null);
  const cells = [...before, ...days];
  const rows: Cell[][] = [];
  for (let n = 0; n < cells.length; n += 7) rows.push(cells.slice(n, n + 7));
  return rows;
}

/** What a day is: off under a name, worked instead, a weekend, or as usual. */
export const kindOf = (one: CalendarDay): "off" | "on" | "weekend" | "" => (one.works ? (one.name ? "on" : "") : one.name ? "off" : "weekend");

/** A month; days off and days worked instead bear a letter beside their colour. */
export function Month({ month, days, today }: { month: number; days: CalendarDay[]; today: string }) {
  const { t } = useTranslation("calendar");
  return (
    <table className="month">
      <caption>{t("month", { n: month })}</caption>
      <thead>
        <tr>
          {week.map((n) => (
            <th key={n} scope="col">
              {t(`common:week.${n}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks(days).map((row, n) => (
          <tr key={n}>
            {week.map((at) => (
              <Day key={at} one={row[at] ?? null} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ one, today }: { one: Cell; today: string }) {
  const { t } = useTranslation("calendar");
  if (!one) return <td>{"\u00a0"}</td>;
  const kind = kindOf(one);
  const name = one.name ?? "";
  const said = kind === "off" ? t("said_off", { name }) : kind === "on" ? name : "";
  return (
    <td className={`day ${kind} ${one.date === today ? "today" : ""}`} title={said || undefined} aria-current={one.date === today ? "date" : undefined}>
      {Number(one.date.slice(8))}
      {kind === "off" || kind === "on" ? <i aria-hidden>{t(`${kind}_mark`)}</i> : null}
      {said ? <span className="sr">{said}</span> : null}
    </td>
  );
}
