import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import { useGrading, useRegions } from "@/api/standing";
import type { GradingProgress, Listed } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count } from "@/lib/format";
import { Cited, Facts, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { share } from "../whole/words";
import { sum } from "./spread";
import { StandingTabs } from "./StandingTabs";
import { WithoutDetail } from "./WithoutDetail";

/** How far the departments of the authority's region have come with grading; counts only. */
export function GradingPage() {
  const { t } = useTranslation("standing");
  const query = useGrading();
  return (
    <Page title={t("grading.title")} lead={t("grading.lead")}>
      <StandingTabs at="grading" />
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("grading.empty")} /> : <Board found={found} />)}</Loaded>
      <WithoutDetail />
    </Page>
  );
}

function Board({ found }: { found: Listed<GradingProgress> }) {
  const { t } = useTranslation("standing");
  const [filters, set] = useFilters(["open"]);
  const { items, citation } = found;
  const done = items.filter((one) => one.graded === one.total).length;
  const [total, graded] = [sum(items.map((one) => one.total)), sum(items.map((one) => one.graded))];
  const shown = items.filter((one) => !filters.open || one.graded < one.total);
  return (
    <>
      <Section title={t("grading.whole")} extra={<Cited citation={citation} />}>
        {citation ? null : <p className="quiet">{t("grading.no_law")}</p>}
        <Facts
          facts={[
            [t("grading.entries"), t("grading.of_all", { n: count(graded), all: count(total), share: share(graded, total) })],
            [t("grading.orgs"), t("grading.of_orgs", { n: done, all: items.length })],
          ]}
        />
      </Section>
      <Section
        title={t("grading.of")}
        extra={
          <Checkbox checked={filters.open === "true"} onChange={(event) => set({ open: event.target.checked ? "true" : "" })}>
            {t("grading.only_open")}
          </Checkbox>
        }
      >
        {shown.length === 0 ? <Nothing text={t("grading.none_open")} /> : <Departments rows={shown} />}
      </Section>
    </>
  );
}

function Departments({ rows }: { rows: GradingProgress[] }) {
  const { t } = useTranslation("standing");
  const own = useMe().org.region;
  const regions = useRegions(own).data?.items ?? [];
  const region = (code: string) => (code === own ? t("grading.own") : (regions.find((one) => one.code === code)?.name ?? code));
  const columns: Column<GradingProgress>[] = [
    { key: "org", title: t("col.org"), head: true, render: (row) => row.org_name },
    { key: "region", title: t("col.region"), width: 140, render: (row) => region(row.region) },
    { key: "total", title: t("col.entries"), width: 110, align: "end", render: (row) => count(row.total) },
    { key: "graded", title: t("col.graded"), width: 110, align: "end", render: (row) => count(row.graded) },
    { key: "left", title: t("col.ungraded"), width: 110, align: "end", render: (row) => (row.graded < row.total ? <span className="tag warn">{count(row.total - row.graded)}</span> : <span className="quiet">{t("common:format.none")}</span>) },
    { key: "rate", title: t("col.rate"), width: 100, tight: true, align: "end", render: (row) => share(row.graded, row.total) },
  ];
  return <Rows rows={rows} columns={columns} rowKey={(row) => row.org} label={t("grading.title")} />;
}
