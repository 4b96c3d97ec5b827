import { useTranslation } from "react-i18next";
import { useYear } from "@/api/calendar";
import type { CalendarDay } from "@/api/types";
import { Loaded, Section } from "@/ui";
import { Month } from "./Month";

/** The days of each month, in order. */
export function months(days: CalendarDay[]): [month: string, days: CalendarDay[]][] {
  const found = new Map<string, CalendarDay[]>();
  for (const one of days) {
    const month = one.date.slice(5, 7);
    found.set(month, [...(found.get(month) ?? []), one]);
  }
  return [...found];
}

/** A year, twelve months at a glance. */
export function YearSection({ year, today }: { year: number; today: string }) {
  const { t } = useTranslation("calendar");
  const query = useYear(String(year));
  return (
    <Section
      title={t("year", { n: year })}
      extra={
        <span className="legend">
          <span className="day off">
            <i>{t("off_mark")}</i> {t("legend.off")}
          </span>
          <span className="day on">
            <i>{t("on_mark")}</i> {t("legend.on")}
          </span>
          <span className="day weekend">{t("legend.weekend")}</span>
          <span className="day today">{t("legend.today")}</span>
        </span>
      }
    >
      <Loaded query={query}>
        {(days) => (
          <div className="months">
            {months(days).map(([month, found]) => (
              <Month key={month} month={Number(month)} days={found} today={today} />
            ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
}
