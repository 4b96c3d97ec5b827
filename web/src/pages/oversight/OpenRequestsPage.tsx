import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOpenRequests } from "@/api/oversight";
import type { OpenRequest } from "@/api/types";
import { day, moment } from "@/lib/format";
import { casePath, paths } from "@/lib/paths";
import { LawTip, Loaded, Nothing, Page, Rows, StateTag, type Column } from "@/ui";
import { OversightTabs } from "./OversightTabs";

/** Requests in which the source has to act: owner, clock and days left; where no term runs, their age. */
export function OpenRequestsPage() {
  const { t } = useTranslation("oversight");
  const query = useOpenRequests();
  const left = ({ term, waited }: OpenRequest) => {
    if (!term) return t("no_term", { n: waited });
    return term.overdue ? t("late", { n: -term.days_left }) : t("left", { n: term.days_left });
  };
  const columns: Column<OpenRequest>[] = [
    { key: "about", title: t("col.about"), head: true, render: (row) => <Link to={casePath(row.case) ?? paths.board()}>{row.about}</Link> },
    { key: "owner", title: t("col.owner"), width: 200, render: (row) => row.owner_name },
    { key: "since", title: t("col.since"), width: 170, tight: true, render: (row) => moment(row.since) },
    { key: "due", title: t("col.due"), width: 150, tight: true, render: (row) => (row.term ? day(row.term.due) : t("common:format.none")) },
    { key: "left", title: t("col.left"), width: 200, tight: true, render: (row) => <span className={row.term?.overdue ? "late" : ""}>{left(row)}</span> },
    { key: "state", title: t("col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="sharing" state={row.state} /> },
  ];
  return (
    <Page title={t("open_title")} lead={<>{t("open_lead")} {query.data?.citation ? <LawTip citation={query.data.citation} /> : null}</>}>
      <OversightTabs at="open" />
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Nothing text={t("open_empty")} /> : <Rows rows={items} columns={columns} label={t("open_title")} rowKey={(row) => row.case.id} rowClass={(row) => `level-${row.term?.overdue ? "overdue" : "none"}`} />)}
      </Loaded>
    </Page>
  );
}
