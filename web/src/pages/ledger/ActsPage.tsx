import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useActs } from "@/api/ledger";
import type { ActRow } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { moment } from "@/lib/format";
import { casePath, paths } from "@/lib/paths";
import { Cited, DataTable, Page, type Column } from "@/ui";
import { LedgerTabs } from "./LedgerTabs";

export function ActsPage() {
  const { t } = useTranslation("ledger");
  const [filters, set] = useFilters(["refused", "verb"]);
  const list = useActs({ refused: filters.refused, verb: filters.verb });
  const columns: Column<ActRow>[] = [
    { key: "index", title: t("col.index"), width: 80, tight: true, head: true, render: (act) => <Link to={paths.act(act.index)}>{t("number", { n: act.index })}</Link> },
    {
      key: "verb",
      title: t("col.verb"),
      width: 150,
      head: true,
      render: (act) => {
        const to = casePath(act.case);
        return (
          <>
            {act.refused ? <span className="tag bad">{t("refused")}</span> : null} {to ? <Link to={to}>{act.verb_title}</Link> : act.verb_title}
          </>
        );
      },
    },
    { key: "message", title: t("col.message"), render: (act) => act.message ?? act.note ?? t("common:format.none") },
    { key: "who", title: t("col.who"), render: (act) => t("who", { org: act.actor.org_name, name: act.actor.name }) },
    { key: "law", title: t("col.law"), render: (act) => (act.citation ? <Cited citation={act.citation} /> : t("common:format.none")) },
    { key: "at", title: t("col.at"), width: 160, tight: true, render: (act) => moment(act.at) },
    { key: "leaf", title: t("col.leaf"), width: 110, tight: true, render: (act) => <code title={act.leaf_hash}>{act.leaf_hash.slice(0, 10)}…</code> },
  ];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <LedgerTabs at="acts" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Checkbox checked={filters.refused === "true"} onChange={(event) => set({ refused: event.target.checked ? "true" : "" })}>
          {t("only_refused")}
        </Checkbox>
      </form>
      <DataTable list={list} columns={columns} rowKey={(act) => String(act.index)} label={t("tab.acts")} empty={t("empty_acts")} rowClass={(act) => (act.refused ? "row-refused" : "")} />
    </Page>
  );
}
