import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input } from "antd";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useResources } from "@/api/catalogue";
import { useOrgs } from "@/api/org";
import { useSharingType } from "@/api/law";
import { useMe } from "@/api/session";
import type { ResourceRow } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { isOfficer, may } from "@/lib/may";
import { SheetTools } from "./SheetTools";
import { CatalogueTabs } from "./whole/CatalogueTabs";
import { Choice, DataTable, Page, StateTag, type Column } from "@/ui";

const states = ["draft", "submitted", "returned", "published", "withdrawn"];

export function ResourceListPage() {
  const { t } = useTranslation("catalogue");
  const go = useNavigate();
  const me = useMe();
  const shareType = useSharingType();
  const [filters, set] = useFilters(["q", "state", "org", "mine"]);
  const q = useDeferredValue(filters.q);
  const list = useResources({ q, state: filters.state, org: filters.org, mine: filters.mine });
  const orgs = useOrgs().data?.items ?? [];
  const columns: Column<ResourceRow>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.resource(row.id)}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => row.org_name },
    { key: "state", title: t("col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="catalogue" state={row.state} /> },
    { key: "type", title: t("col.share_type"), width: 120, tight: true, render: (row) => shareType(row.share_type) || t("common:format.none") },
    { key: "version", title: t("col.version"), width: 70, tight: true, align: "end", render: (row) => (row.version > 0 ? t("version", { n: row.version }) : t("common:format.none")) },
    { key: "items", title: t("col.items"), width: 80, align: "end", render: (row) => count(row.items) },
    { key: "published", title: t("col.in_force"), width: 90, tight: true, render: (row) => (row.published ? t("common:yes") : t("common:format.none")) },
  ];
  const compile = may(me, "compile") ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go(paths.compile())}>
      {t("compile")}
    </Button>
  ) : null;
  // What was looked for in vain can be demanded.
  const vain = filters.q && isOfficer(me) ? <Link to={paths.openDemand({ q: filters.q })}>{t("demand")}</Link> : compile;
  return (
    <Page title={t("title")} lead={t("lead")} actions={compile ? (
        <>
          <SheetTools />
          {compile}
        </>
      ) : null}>
      <CatalogueTabs at="resources" />
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Input.Search value={filters.q} allowClear placeholder={t("search")} aria-label={t("search")} onChange={(event) => set({ q: event.target.value })} />
        <Choice value={filters.state} aria-label={t("col.state")} empty={t("any_state")} options={states.map((state) => ({ value: state, label: t(`common:state.catalogue.${state}`) }))} onChange={(state) => set({ state })} />
        <Choice value={filters.org} aria-label={t("col.org")} empty={t("any_org")} options={orgs.map((org) => ({ value: org.id, label: org.name }))} onChange={(org) => set({ org })} />
        <Checkbox checked={filters.mine === "true"} onChange={(event) => set({ mine: event.target.checked ? "true" : "" })}>
          {t("mine")}
        </Checkbox>
      </form>
      <DataTable list={list} columns={columns} rowKey={(row) => row.id} label={t("title")} empty={t("empty")} emptyAction={vain} />
    </Page>
  );
}
