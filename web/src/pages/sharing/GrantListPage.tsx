import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useGrants } from "@/api/sharing";
import type { GrantRow } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count, day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { DataTable, Page, StateTag, type Column } from "@/ui";

const tabs = ["held", "given"];

export function GrantListPage() {
  const { t } = useTranslation("sharing");
  const [filters, set] = useFilters(["tab"]);
  const tab = filters.tab || "held";
  const list = useGrants({ tab });
  const columns: Column<GrantRow>[] = [
    { key: "resource", title: t("col.resource"), head: true, render: (row) => <Link to={paths.grant(row.grant.id)}>{row.resource_title}</Link> },
    tab === "held" ? { key: "source", title: t("col.source"), render: (row) => row.source_name } : { key: "consumer", title: t("col.consumer"), render: (row) => row.consumer_name },
    { key: "purpose", title: t("col.purpose"), render: (row) => row.grant.purpose },
    { key: "mode", title: t("element.mode"), width: 100, tight: true, render: (row) => t(`mode.${row.grant.mode}`) },
    { key: "state", title: t("col.state"), width: 100, tight: true, head: true, render: (row) => <StateTag room="grant" state={row.grant.state} /> },
    { key: "until", title: t("element.until"), width: 140, tight: true, render: (row) => day(row.grant.until) },
    { key: "today", title: t("col.calls_today"), width: 90, align: "end", render: (row) => <Link to={paths.calls(row.grant.id)}>{count(row.calls_today)}</Link> },
    { key: "total", title: t("col.calls_total"), width: 90, align: "end", render: (row) => <Link to={paths.calls(row.grant.id)}>{count(row.calls_total)}</Link> },
  ];
  return (
    <Page title={t("grants_title")} lead={t("grants_lead")}>
      <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs.map((key) => ({ key, label: t(`grant_tab.${key}`) }))} />
      <DataTable list={list} columns={columns} rowKey={(row) => row.grant.id} label={t("grants_title")} empty={t(`grants_empty.${tab}`)} emptyAction={<Link to={paths.requests({ tab: "mine" })}>{t("title")}</Link>} />
    </Page>
  );
}
