import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRequests } from "@/api/sharing";
import type { RequestRow } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Choice, Countdown, DataTable, Page, StateTag, type Column } from "@/ui";

const tabs = ["received", "mine", "all"];
const states = ["asked", "agreed", "granted", "refused", "cancelled"];

export function RequestListPage() {
  const { t } = useTranslation("sharing");
  const [filters, set] = useFilters(["tab", "state"]);
  const tab = filters.tab || "received";
  const list = useRequests({ tab, state: filters.state });
  const columns: Column<RequestRow>[] = [
    { key: "resource", title: t("col.resource"), head: true, render: (row) => <Link to={paths.request(row.id)}>{row.resource_title}</Link> },
    { key: "applicant", title: t("col.applicant"), render: (row) => row.applicant_name },
    { key: "source", title: t("col.source"), render: (row) => row.source_name },
    { key: "purpose", title: t("col.purpose"), render: (row) => row.purpose },
    { key: "state", title: t("col.state"), width: 100, tight: true, head: true, render: (row) => <StateTag room="sharing" state={row.state} /> },
    { key: "left", title: t("col.left"), width: 230, tight: true, render: (row) => (row.clock ? <Countdown clock={row.clock} /> : t("common:format.none")) },
    { key: "at", title: t("col.at"), width: 160, tight: true, render: (row) => moment(row.at) },
  ];
  return (
    <Page title={t("title")} lead={t("lead")} actions={<Link className="button-link" to={paths.catalogue({ state: "published" })}>{t("find")}</Link>}>
      <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice value={filters.state} aria-label={t("col.state")} empty={t("any_state")} options={states.map((state) => ({ value: state, label: t(`common:state.sharing.${state}`) }))} onChange={(state) => set({ state })} />
      </form>
      <DataTable list={list} columns={columns} rowKey={(row) => row.id} label={t("title")} empty={t(`empty.${tab}`)} emptyAction={<Link to={paths.catalogue({ state: "published" })}>{t("find")}</Link>} />
    </Page>
  );
}
