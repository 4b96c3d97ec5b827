import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCoverage, useDuplicates } from "@/api/lists";
import { useMe } from "@/api/session";
import type { Duplicate, Institution, NamedResource, Told } from "@/api/types";
import { isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { CatalogueTabs } from "./CatalogueTabs";
import { Charges } from "./Charges";
import { ConveneForm } from "./ConveneForm";
import { share } from "./words";

/** Who has no catalogue, which entries have no data, which data has no entry, what several departments hold. */
export function CoveragePage() {
  const { t } = useTranslation("lists");
  const me = useMe();
  const query = useCoverage();
  const duplicates = useDuplicates();
  return (
    <Page title={t("coverage.title")} lead={t("coverage.lead")} actions={<Link className="button-link" to={paths.matters("round")}>{t("rounds")}</Link>}>
      <CatalogueTabs at="coverage" />
      <Loaded query={query}>{(found) => <Institutions found={found} />}</Loaded>
      <Section title={t("duplicates.title")}>
        <Loaded query={duplicates}>{(found) => (found.items.length === 0 ? <Nothing text={t("duplicates.empty")} /> : <Duplicates found={found} />)}</Loaded>
      </Section>
      {isReviewer(me) ? <ConveneForm topic="compile" /> : null}
    </Page>
  );
}

const links = (all: NamedResource[]) =>
  all.map((one, n) => (
    <span key={one.id}>
      {n > 0 ? "、" : null}
      <Link to={paths.resource(one.id)}>{one.title}</Link>
    </span>
  ));

function Institutions({ found }: { found: Told<Institution> }) {
  const { t } = useTranslation("lists");
  const all = found.items;
  const compiled = all.filter((one) => one.published.length > 0 || one.under_review > 0);
  const published = all.reduce((sum, one) => sum + one.published.length, 0);
  const mounted = published - all.reduce((sum, one) => sum + one.bare.length, 0);
  const none = <span className="quiet">{t("common:format.none")}</span>;
  const columns: Column<Institution>[] = [
    { key: "org", title: t("col.org"), head: true, render: (row) => found.names[row.org] ?? row.org },
    { key: "region", title: t("col.region"), width: 110, tight: true, render: (row) => row.region },
    { key: "entries", title: t("col.entries"), width: 90, align: "end", head: true, render: (row) => (row.published.length > 0 ? <Link to={paths.level({ org: row.org })}>{row.published.length}</Link> : <span className="tag warn">{t("coverage.none")}</span>) },
    { key: "changed", title: t("col.changed"), width: 120, tight: true, render: (row) => row.changed ?? none },
    { key: "returned", title: t("col.returned"), render: (row) => (row.returned.length > 0 ? links(row.returned) : none) },
    { key: "bare", title: t("col.bare"), render: (row) => (row.bare.length > 0 ? links(row.bare) : none) },
    { key: "uncatalogued", title: t("col.uncatalogued"), render: (row) => (row.uncatalogued.length > 0 ? links(row.uncatalogued) : none) },
  ];
  if (all.length === 0) return <Nothing text={t("coverage.empty")} />;
  return (
    <Section title={t("coverage.of")}>
      <Facts
        facts={[
          [t("coverage.compiled"), t("coverage.of_all", { n: compiled.length, all: all.length })],
          [t("coverage.mounted"), `${t("coverage.of_all", { n: mounted, all: published })} ${share(mounted, published) ?? ""}`],
        ]}
      />
      <Charges charges={found.charges} />
      <Rows rows={all} columns={columns} rowKey={(row) => row.org} label={t("coverage.title")} />
    </Section>
  );
}

function Duplicates({ found }: { found: Told<Duplicate> }) {
  const { t } = useTranslation("lists");
  const columns: Column<Duplicate>[] = [
    { key: "item", title: t("col.item"), head: true, render: (row) => row.item },
    { key: "collected", title: t("col.collected"), width: 140, tight: true, render: (row) => (row.collected ? <span className="tag warn">{t("duplicates.claimed")}</span> : t("duplicates.same")) },
    { key: "at", title: t("col.at"), render: (row) => row.at.map(([id, title, org], n) => <span key={id}>{n > 0 ? "、" : null}<Link to={paths.resource(id)}>{t("of_org", { title, org: found.names[org] ?? org })}</Link></span>) },
  ];
  return (
    <>
      <Charges charges={found.charges} />
      <Rows rows={found.items} columns={columns} rowKey={(row) => row.item} label={t("duplicates.title")} />
    </>
  );
}
