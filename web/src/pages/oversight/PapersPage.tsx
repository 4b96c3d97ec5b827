import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePapers } from "@/api/oversight";
import { useMe } from "@/api/session";
import type { Paper } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Choice, DataTable, Page, type Column } from "@/ui";
import { OversightTabs } from "./OversightTabs";

/** Official papers: what was sent to one's organization, in the authority all that were issued. */
export function PapersPage() {
  const { t } = useTranslation("oversight");
  const me = useMe();
  const [filters, set] = useFilters(["unserved"]);
  const list = usePapers({ tab: me.org.kind === "authority" ? "" : "received", unserved: filters.unserved });
  const columns: Column<Paper>[] = [
    { key: "number", title: t("paper.number"), head: true, render: (row) => <Link to={paths.paper(row.id)}>{row.number}</Link> },
    { key: "kind", title: t("paper.kind"), width: 120, render: (row) => row.kind },
    { key: "to", title: t("paper.to"), width: 220, render: (row) => row.to_name },
    { key: "issued", title: t("paper.issued"), width: 170, tight: true, render: (row) => moment(row.issued) },
    { key: "served", title: t("paper.served"), width: 190, tight: true, head: true, render: (row) => (row.served ? moment(row.served) : <span className="tag warn">{t("paper.unserved")}</span>) },
  ];
  return (
    <Page title={t("page.papers")} lead={t("papers_lead")}>
      <OversightTabs at="papers" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice value={filters.unserved} aria-label={t("paper.served")} empty={t("paper.any")} options={[{ value: "true", label: t("paper.unserved") }]} onChange={(unserved) => set({ unserved })} />
      </form>
      <DataTable list={list} columns={columns} label={t("page.papers")} empty={t("papers_empty")} rowKey={(row) => row.id} />
    </Page>
  );
}
