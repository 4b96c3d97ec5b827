import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrgs } from "@/api/org";
import { useMe } from "@/api/session";
import type { Org } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Choice, Loaded, Nothing, Page, Rows, type Column } from "@/ui";

/** All organizations, by region; abolished ones with their day. */
export function OrgListPage() {
  const { t } = useTranslation("orgs");
  const me = useMe();
  const [filters, set] = useFilters(["kind"]);
  const sets = me.org.kind === "authority" && me.person.roles.includes("chief_data_officer");
  const sees = (org: Org) => me.org.kind === "authority" || org.id === me.org.id;
  const columns: Column<Org>[] = [
    { key: "name", title: t("col.name"), head: true, render: (org) => (sees(org) ? <Link to={paths.org(org.id)}>{org.name}</Link> : org.name) },
    { key: "kind", title: t("col.kind"), width: 200, render: (org) => t(`kind.${org.kind}`, { defaultValue: org.kind }) },
    { key: "region", title: t("col.region"), width: 140, render: (org) => org.region },
    { key: "state", title: t("col.state"), width: 200, render: (org) => (org.ended ? t("ended_on", { day: org.ended.on }) : t("alive")) },
  ];
  const actions = (
    <>
      <Link className="button-link" to={paths.orgGaps()}>{t("gaps_title")}</Link>
      {sets ? <Link className="button-link" to={paths.newOrg()}>{t("new_title")}</Link> : null}
    </>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={actions}>
      <Loaded query={useOrgs()}>
        {({ items }) => {
          const kinds = [...new Set(items.map((org) => org.kind))];
          const found = items.filter((org) => !filters.kind || org.kind === filters.kind);
          return (
            <>
              <form className="filters" onSubmit={(event) => event.preventDefault()}>
                <Choice value={filters.kind} aria-label={t("col.kind")} empty={t("any_kind")} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`, { defaultValue: kind }) }))} onChange={(kind) => set({ kind })} />
                <span className="quiet">{t("common:table.all", { n: found.length })}</span>
              </form>
              {found.length === 0 ? <Nothing text={t("empty")} /> : <Rows rows={found} columns={columns} rowKey={(org) => org.id} label={t("title")} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
