import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCollected } from "@/api/source";
import type { Cataloged, Collected } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, type Column } from "@/ui";
import { OrgChoice } from "../matter/OrgChoice";
import { SourceTabs } from "./SourceTabs";

/** What each department collects, and by which basis. */
export function CollectedPage() {
  const { t } = useTranslation("source");
  const [filters, set] = useFilters(["org"]);
  const query = useCollected(filters.org);
  return (
    <Page title={t("collected.title")} lead={t("collected.lead")}>
      <SourceTabs at="collected" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <OrgChoice value={filters.org} aria-label={t("fact.org")} empty={t("any_org")} onChange={(org) => set({ org })} />
        <Cited citation={query.data?.citation} />
      </form>
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("collected.empty")} /> : <Lines found={found} />)}</Loaded>
    </Page>
  );
}

function Lines({ found }: { found: Cataloged<Collected> }) {
  const { t } = useTranslation("source");
  const columns: Column<Collected>[] = [
    { key: "item", title: t("fact.item"), head: true, render: (row) => row.item },
    { key: "element", title: t("fact.element"), render: (row) => row.element },
    { key: "resource", title: t("fact.resource"), render: (row) => <Link to={paths.resource(row.resource)}>{row.resource_title}</Link> },
    { key: "org", title: t("fact.org"), render: (row) => found.names[row.org] ?? row.org },
    { key: "way", title: t("fact.way"), width: 100, tight: true, head: true, render: (row) => t(`way.${row.way}`) },
    { key: "basis", title: t("fact.basis"), render: (row) => row.basis ?? row.document ?? <span className="quiet">{t("unassigned")}</span> },
  ];
  return <Rows rows={found.items} columns={columns} rowKey={(row, n) => `${row.resource} ${row.item} ${n}`} label={t("collected.title")} />;
}
