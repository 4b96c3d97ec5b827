import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MatterBody, MatterRow } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Countdown, StateTag, type Column } from "@/ui";
import type { Desk, Tab } from "./desk";

/** Title, the other side (both where it is somebody else's), state, time left. */
export function useMatterColumns<M extends MatterBody>(desk: Desk<M>, tab: Tab["tab"]): Column<MatterRow>[] {
  const { t } = useTranslation("matter");
  const none = t("common:format.none");
  const columns: (Column<MatterRow> & { shown?: boolean })[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.matter(desk.room, row.id)}>{row.title}</Link> },
    { key: "opener", title: t([`${desk.room}:opener`, "col.opener"]), shown: tab !== "mine", render: (row) => row.opener_name },
    { key: "opposite", title: t([`${desk.room}:opposite`, "col.opposite"]), shown: tab !== "received", render: (row) => row.opposite_name },
    { key: "state", title: t("col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room={desk.room} state={row.state} /> },
    { key: "left", title: t("col.left"), width: 240, tight: true, shown: desk.clocks, render: (row) => (row.clock ? <Countdown clock={row.clock} /> : none) },
    { key: "due", title: t("col.due"), width: 150, tight: true, shown: desk.clocks, render: (row) => row.clock?.due_text ?? none },
    { key: "since", title: t([`${desk.room}:since`, "col.since"]), width: 170, tight: true, render: (row) => moment(row.since) },
  ];
  return columns.filter((column) => column.shown ?? true);
}
