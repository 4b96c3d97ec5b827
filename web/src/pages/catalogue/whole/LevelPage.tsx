import { Input } from "antd";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLevel } from "@/api/lists";
import type { LevelEntry, Told } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import { CatalogueTabs } from "./CatalogueTabs";
import { Charges } from "./Charges";

/** The level's catalogue: now, on a day, or as a version had it. */
export function LevelPage() {
  const { t } = useTranslation("lists");
  const [filters, set] = useFilters(["q", "on", "version", "org"]);
  const query = useLevel({ q: useDeferredValue(filters.q), on: filters.on, version: filters.version, org: filters.org });
  const past = Boolean(filters.on || filters.version);
  return (
    <Page title={t("level.title")} lead={t("level.lead")}>
      <CatalogueTabs at="level" />
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Input.Search value={filters.q} allowClear placeholder={t("level.search")} aria-label={t("level.search")} onChange={(event) => set({ q: event.target.value })} />
        <OrgChoice value={filters.org} aria-label={t("col.org")} empty={t("any_org")} onChange={(org) => set({ org })} />
        <Input type="date" value={filters.on} aria-label={t("on_day")} onChange={(event) => set({ on: event.target.value, version: "" })} />
        {past ? <Link to={paths.level()}>{t("now")}</Link> : null}
      </form>
      <Loaded query={query}>{(found) => <Entries found={found} />}</Loaded>
    </Page>
  );
}

function Entries({ found }: { found: Told<LevelEntry> }) {
  const { t } = useTranslation("lists");
  const natures = new Map<string, number>();
  for (const { nature } of found.items) if (nature) natures.set(nature, (natures.get(nature) ?? 0) + 1);
  const nature: Column<LevelEntry> = { key: "nature", title: t("col.nature"), width: 120, tight: true, render: (row) => row.nature ?? "" };
  const columns: Column<LevelEntry>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.resource(row.resource)}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => found.names[row.org] ?? row.org },
    { key: "level", title: t("col.level"), width: 110, tight: true, render: (row) => row.level },
    { key: "type", title: t("col.share_type"), width: 120, tight: true, render: (row) => row.share_type },
    ...(natures.size > 0 ? [nature] : []),
    { key: "items", title: t("col.items"), width: 90, align: "end", render: (row) => count(row.items) },
    { key: "version", title: t("col.version"), width: 80, tight: true, align: "end", head: true, render: (row) => t("nth", { n: row.version }) },
    { key: "on", title: t("col.approved"), width: 120, tight: true, render: (row) => row.on },
    { key: "id", title: t("col.id"), render: (row) => <span className="quiet">{row.resource}</span> },
  ];
  return (
    <Section title={t("level.of", { n: found.number ?? 0, count: found.items.length })} extra={<Link to={paths.versions()}>{t("level.versions")}</Link>}>
      <Charges charges={found.charges} />
      {natures.size > 0 ? <p className="quiet">{[...natures].map(([title, n]) => t("level.nature", { title, count: n })).join("、")}</p> : null}
      {found.items.length === 0 ? <Nothing text={t("level.empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row) => row.resource} label={t("level.title")} />}
    </Section>
  );
}
