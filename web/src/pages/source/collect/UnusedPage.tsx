import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useUnused } from "@/api/collect";
import type { Unused } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, type Column } from "@/ui";

/** What is collected and was not used for long. */
export function UnusedPage() {
  const { t } = useTranslation("collection");
  const query = useUnused();
  const columns: Column<Unused>[] = [
    { key: "element", title: t("fact.element"), head: true, render: (row) => <Link to={paths.matter("collection", row.list)}>{row.element}</Link> },
    { key: "org", title: t("fact.org"), render: (row) => row.org_name },
    { key: "since", title: t("fact.used"), render: (row) => (row.ever ? day(row.since) : t("never_since", { day: day(row.since) })) },
  ];
  return (
    <Page title={t("idle")} back={{ to: paths.matters("collection"), label: t("title") }} lead={t("idle_lead")}>
      <Loaded query={query}>
        {(found) => (
          <>
            <Cited citation={found.citation} />
            {found.items.length === 0 ? <Nothing text={t("idle_empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row) => `${row.list} ${row.element}`} label={t("idle")} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
