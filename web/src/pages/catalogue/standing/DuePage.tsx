import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import { useDueEntries } from "@/api/standing";
import type { DueEntry, DueKind, Listed } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import { Behind } from "./Behind";
import { StandingTabs } from "./StandingTabs";

const kinds: DueKind[] = ["retype", "reassess"];

/** Entries whose sharing type or condition was not looked at for long, and those behind the guide, each with the article that asks for it. */
export function DuePage() {
  const { t } = useTranslation("standing");
  const me = useMe();
  const [filters, set] = useFilters(["org"]);
  return (
    <Page title={t("due.title")} lead={t("due.lead")}>
      <StandingTabs at="due" />
      {me.org.kind === "authority" ? (
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <OrgChoice value={filters.org} aria-label={t("col.org")} empty={t("any_org")} onChange={(org) => set({ org })} />
        </form>
      ) : null}
      {kinds.map((kind) => (
        <OfKind key={kind} kind={kind} org={filters.org} />
      ))}
      <Behind org={filters.org} />
    </Page>
  );
}

function OfKind({ kind, org }: { kind: DueKind; org: string }) {
  const { t } = useTranslation("standing");
  const query = useDueEntries(kind);
  return (
    <Section title={t(`due.kind.${kind}`)} extra={<Cited citation={query.data?.citation} />}>
      <Loaded query={query}>{(found) => <Entries kind={kind} found={{ ...found, items: found.items.filter((one) => !org || one.org === org) }} />}</Loaded>
    </Section>
  );
}

function Entries({ kind, found }: { kind: DueKind; found: Listed<DueEntry> }) {
  const { t } = useTranslation("standing");
  const columns: Column<DueEntry>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.resource(row.resource)}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => row.org_name },
    { key: "type", title: t("col.share_type"), width: 120, tight: true, render: (row) => row.share_type },
    { key: "last", title: t(`due.last.${kind}`), width: 140, tight: true, render: (row) => day(row.last) },
    { key: "since", title: t("col.since"), width: 170, tight: true, render: (row) => t("due.since", { day: day(row.since) }) },
  ];
  if (found.items.length === 0) return <Nothing text={t(found.citation ? `due.empty.${kind}` : `due.no_law.${kind}`)} />;
  return (
    <>
      <Rows rows={found.items} columns={columns} rowKey={(row) => row.resource} label={t(`due.kind.${kind}`)} />
      <p className="table-foot quiet">{t("common:table.all", { n: found.items.length })}</p>
    </>
  );
}
