import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRegrading } from "@/api/rulesets";
import type { RegradingEntry } from "@/api/types";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { StandingTabs } from "./StandingTabs";

/** Entries to be graded anew, and for how long each has waited. */
export function RegradingPage() {
  const { t } = useTranslation("standing");
  const query = useRegrading();
  const columns: Column<RegradingEntry>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.resource(row.resource)}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => row.org_name },
    { key: "why", title: t("regrading.why"), render: (row) => row.why },
    { key: "by", title: t("regrading.by"), render: (row) => <span className="quiet">{row.graded_by ?? t("regrading.by_none")}</span> },
    { key: "days", title: t("regrading.days"), width: 110, align: "end", render: (row) => t("regrading.days_text", { n: count(row.days) }) },
  ];
  return (
    <Page title={t("regrading.title")} lead={t("regrading.lead")}>
      <StandingTabs at="regrading" />
      <Section title={t("regrading.of")} extra={<Cited citation={query.data?.citation} />}>
        <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("regrading.empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row) => row.resource} label={t("regrading.of")} />)}</Loaded>
      </Section>
    </Page>
  );
}
