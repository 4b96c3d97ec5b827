import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CallRow } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { CitedId, StateTag, type Column } from "@/ui";

/** Who called, for what, under which grant, with which outcome. `short` on a grant's own page. */
export function useCallColumns({ short }: { short: boolean }): Column<CallRow>[] {
  const { t } = useTranslation("ledger");
  const columns: (Column<CallRow> & { long?: boolean })[] = [
    { key: "at", title: t("col.at"), width: 160, tight: true, head: true, render: (call) => moment(call.at) },
    { key: "outcome", title: t("col.outcome"), width: 100, tight: true, head: true, render: (call) => <StateTag room="call" state={call.outcome} /> },
    { key: "client", title: t("col.client"), render: (call) => (short ? call.client_name : t("who", { org: call.org_name, name: call.client_name })) },
    { key: "resource", title: t("col.resource"), long: true, render: (call) => call.grant ? <Link to={paths.grant(call.grant)}>{call.resource_title || call.grant}</Link> : t("common:format.none") },
    { key: "purpose", title: t("col.purpose"), render: (call) => call.purpose || t("common:format.none") },
    { key: "items", title: t("col.items"), render: (call) => call.items.join(t("common:comma")) },
    { key: "law", title: t("col.law"), tight: true, render: (call) => (call.citation ? <CitedId id={call.citation} /> : t("common:format.none")) },
    { key: "index", title: t("col.place"), long: true, tight: true, render: (call) => t("place", { writer: call.writer, index: call.index }) },
  ];
  return columns.filter((column) => !(short && column.long));
}
