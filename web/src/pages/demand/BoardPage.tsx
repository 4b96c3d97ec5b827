import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDemandGroups } from "@/api/demand";
import type { DemandGroup, DemandRow } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Rows, Section, StateTag, type Column } from "@/ui";

/** What is asked for, the most wanted first: demands for the same thing are handled as one. */
export function BoardPage() {
  const { t } = useTranslation("demand");
  const query = useDemandGroups();
  return (
    <Page title={t("board")} back={{ to: paths.matters("demand"), label: t("title") }} lead={t("board_lead")}>
      <Loaded query={query}>{({ items }) => (items.length === 0 ? <Nothing text={t("board_empty")} /> : items.map((group) => <Group key={group.demands[0]?.id ?? group.title} group={group} />))}</Loaded>
    </Page>
  );
}

function Group({ group }: { group: DemandGroup }) {
  const { t } = useTranslation("demand");
  const columns: Column<DemandRow>[] = [
    { key: "number", title: t("fact.number"), head: true, render: (row) => <Link to={paths.matter("demand", row.id)}>{row.number}</Link> },
    { key: "title", title: t("fact.title"), render: (row) => row.title },
    { key: "applicant", title: t("fact.applicant"), render: (row) => row.applicant_name },
    { key: "provider", title: t("fact.provider"), render: (row) => row.provider_name ?? t("no_provider") },
    { key: "state", title: t("matter:col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="demand" state={row.state} /> },
    { key: "since", title: t("fact.asked"), width: 170, tight: true, render: (row) => moment(row.since) },
  ];
  return (
    <Section title={group.title} extra={<span className={group.count > 1 ? "tag warn" : "tag plain"}>{t("count", { n: group.count })}</span>}>
      <p className="lead act-lead">{t("wanted_by", { orgs: group.applicants.join(t("common:comma")) })}</p>
      {group.items.length > 0 ? (
        <div className="chips board-items">
          {group.items.map((item) => (
            <span key={item} className="tag plain">
              {item}
            </span>
          ))}
        </div>
      ) : null}
      <Rows rows={group.demands} columns={columns} rowKey={(row) => row.id} label={group.title} />
    </Section>
  );
}
