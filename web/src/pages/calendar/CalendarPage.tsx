import { AlertFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useCalendar } from "@/api/calendar";
import { useMe } from "@/api/session";
import type { Calendar } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { day } from "@/lib/format";
import { mayLoadCalendar } from "@/lib/may";
import { Choice, Loaded, Nothing, Page } from "@/ui";
import { HolidaySection } from "./HolidaySection";
import { LoadSection } from "./LoadSection";
import { ProvisionalSection } from "./ProvisionalSection";
import { YearSection } from "./YearSection";

/** The years by which working days are counted, what is missing, what that leaves uncertain. */
export function CalendarPage() {
  const { t } = useTranslation("calendar");
  const query = useCalendar();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Loaded query={query}>{(calendar) => <Years calendar={calendar} />}</Loaded>
    </Page>
  );
}

function Years({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation("calendar");
  const me = useMe();
  const [filters, set] = useFilters(["year"]);
  const { years, missing, provisional } = calendar;
  const thisYear = years.find((one) => me.node.today.startsWith(String(one.year)));
  const chosen = years.find((one) => String(one.year) === filters.year) ?? thisYear ?? years[years.length - 1];
  const options = years.map(({ year }) => ({ value: String(year), label: t("year", { n: year }) }));
  return (
    <>
      {missing ? <Missing missing={missing} /> : null}
      {chosen ? (
        <>
          <form className="filters" onSubmit={(event) => event.preventDefault()}>
            <Choice value={String(chosen.year)} aria-label={t("years")} options={options} onChange={(year) => set({ year })} />
            <span className={`tag ${chosen.source === "recorded" ? "info" : "plain"}`}>{t(`source.${chosen.source}`)}</span>
            {chosen.recorded_at ? <span className="quiet">{t("recorded", { day: day(chosen.recorded_at), by: chosen.by ?? "" })}</span> : null}
          </form>
          <YearSection year={chosen.year} today={me.node.today} />
          <HolidaySection year={chosen} />
        </>
      ) : (
        <Nothing text={t("empty")} />
      )}
      <ProvisionalSection provisional={provisional} />
      {mayLoadCalendar(me) ? <LoadSection years={years} missing={missing?.year} /> : null}
    </>
  );
}

function Missing({ missing }: { missing: NonNullable<Calendar["missing"]> }) {
  const { t } = useTranslation("calendar");
  const { year, since, alarm } = missing;
  if (!alarm) {
    return (
      <p className="missing quiet">
        {t("missing_quiet", { year, day: day(since) })}
      </p>
    );
  }
  return (
    <div className="refusal" role="alert">
      <AlertFilled aria-hidden />
      <div>
        <strong>{t("missing", { year })}</strong>
        <p>{t("missing_alarm", { year })}</p>
      </div>
    </div>
  );
}
