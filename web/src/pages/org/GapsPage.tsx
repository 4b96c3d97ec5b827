import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrgGaps, useTaskCounts } from "@/api/org";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Section } from "@/ui";
import { GapRows } from "./GapRows";

/** What is missing, each under its article, and how tasks stand. */
export function GapsPage() {
  const { t } = useTranslation("orgs");
  const counts = useTaskCounts().data?.items ?? [];
  return (
    <Page title={t("gaps_title")} back={{ to: paths.orgs(), label: t("title") }} lead={t("gaps_lead")}>
      <Loaded query={useOrgGaps()}>
        {({ items, institutions }) => (
          <>
            <p className="notice">{t("gaps_count", { institutions, n: items.length })}</p>
            {items.length === 0 ? <Nothing text={t("gaps_none")} /> : <GapRows gaps={items} />}
          </>
        )}
      </Loaded>
      <Section title={t("tasks_title")}>
        {counts.length === 0 ? (
          <Nothing text={t("tasks_none")} />
        ) : (
          <ul className="plain-list">
            {counts.map((one) => (
              <li key={`${one.work} ${one.unit}`}>
                <Link to={paths.matters("task")}>{t("tasks_line", { work: one.work || t("task"), open: one.open, overdue: one.overdue })}</Link>
                {one.unit ? <span className="quiet"> {t("tasks_unit", { unit: one.unit })}</span> : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
