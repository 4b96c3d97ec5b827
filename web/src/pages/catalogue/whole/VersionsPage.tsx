import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useEditions } from "@/api/lists";
import type { Edition, Told } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Rows, type Column } from "@/ui";
import { CatalogueTabs } from "./CatalogueTabs";
import { Charges } from "./Charges";
import { changed } from "./words";

/** Every version of the level's catalogue: what changed, through whose hands it went, how long it was in force. */
export function VersionsPage() {
  const { t } = useTranslation("lists");
  const query = useEditions();
  return (
    <Page title={t("versions.title")} lead={t("versions.lead")}>
      <CatalogueTabs at="versions" />
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("versions.empty")} /> : <Editions found={found} />)}</Loaded>
    </Page>
  );
}

function Editions({ found }: { found: Told<Edition> }) {
  const { t } = useTranslation("lists");
  const who = (id: string | null | undefined) => (id ? (found.people?.[id] ?? id) : t("common:format.none"));
  const hands = (row: Edition): string =>
    [
      ...(row.compiled ? [t("hand.compiled", { who: who(row.compiled) })] : []),
      ...(row.passed ?? []).map((passed) => t(`hand.${passed.step}`, { who: who(passed.by) })),
      t(row.sort === "withdrawn" ? "hand.withdrawn" : "hand.published", { who: who(row.by) }),
    ].join(t("common:comma"));
  const columns: Column<Edition>[] = [
    { key: "number", title: t("col.version"), width: 90, tight: true, head: true, render: (row) => <Link to={paths.level({ version: row.number })}>{t("nth", { n: row.number })}</Link> },
    { key: "what", title: t("col.what"), head: true, render: (row) => <Link to={paths.resource(row.resource)}>{t(`sort.${row.sort}`, { title: row.title })}</Link> },
    { key: "org", title: t("col.org"), render: (row) => found.names[row.org] ?? row.org },
    { key: "changes", title: t("col.changes"), render: (row) => row.reason || (row.changes ?? []).map(changed(t)).join(t("common:semicolon")) || <span className="quiet">{t("common:format.none")}</span> },
    { key: "hands", title: t("col.hands"), render: hands },
    { key: "since", title: t("col.since"), width: 160, tight: true, render: (row) => moment(row.at) },
    { key: "until", title: t("col.until"), width: 160, tight: true, render: (row) => (row.until ? moment(row.until) : t("until_now")) },
  ];
  return (
    <>
      <Charges charges={found.charges} />
      <Rows rows={found.items} columns={columns} rowKey={(row) => row.id} label={t("versions.title")} />
    </>
  );
}
