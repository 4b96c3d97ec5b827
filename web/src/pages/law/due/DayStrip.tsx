import { useTranslation } from "react-i18next";
import type { CountedDay } from "@/api/types";
import { day, monthDay, weekday } from "@/lib/format";

const week = [0, 1, 2, 3, 4, 5, 6];

/** The days a term runs over, week by week: which count, as how-manieth, and what the others are called. */
export function DayStrip({ days, from, due }: { days: CountedDay[]; from: string; due: string }) {
  const { t } = useTranslation("law");
  const first = days[0];
  const last = days[days.length - 1];
  if (!first || !last) return null;
  return (
    <>
      <ol className="strip">
        {week.map((n) => (
          <li key={n} className="strip-head" aria-hidden>
            {t(`common:week.${n}`)}
          </li>
        ))}
        {week.slice(0, weekday(first.date)).map((n) => (
          <li key={`before ${n}`} aria-hidden />
        ))}
        {days.map((one, n) => (
          <Day key={one.date} one={one} head={n === 0 || one.date.endsWith("-01")} start={one.date === from} end={one.date === due} />
        ))}
      </ol>
      {due && last.date < due ? <p className="quiet">{t("due.cut", { n: days.length })}</p> : null}
    </>
  );
}

type Props = { one: CountedDay; head: boolean; start: boolean; end: boolean };

function Day({ one, head, start, end }: Props) {
  const { t } = useTranslation("law");
  const kind = one.works ? (one.name ? "on" : "") : "off";
  const note = one.name ?? (one.works ? "" : t("due.off"));
  return (
    <li className={`strip-day ${kind} ${one.counted ? "counted" : ""} ${end ? "end" : ""}`}>
      <span className="sr">{day(one.date)}</span>
      <span aria-hidden>{head ? monthDay(one.date, "slash") : Number(one.date.slice(8))}</span>
      {one.counted ? (
        <b>
          <span aria-hidden>{one.counted}</span>
          <span className="sr">{t("due.nth", { n: one.counted })}</span>
        </b>
      ) : null}
      <small>{end ? t("due.day_due") : start ? t("due.day_start") : note}</small>
    </li>
  );
}
