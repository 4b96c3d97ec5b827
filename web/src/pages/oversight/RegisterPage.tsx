import { Select, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrgs } from "@/api/org";
import { useRegister } from "@/api/oversight";
import { useMe } from "@/api/session";
import type { LapseRow } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { DataTable, LawTip, Page, StateTag, type Column } from "@/ui";
import { OversightTabs } from "./OversightTabs";
import { lapses } from "./desk";

const ages = ["1", "7", "30", "90"];
const rooms = ["sharing", "demand", "correction", "dispute", "catalogue", "source"];

/** Every duty that ran out unmet, the longest overdue first. */
export function RegisterPage() {
  const { t } = useTranslation("oversight");
  const me = useMe();
  const authority = me.org.kind === "authority";
  const [filters, set] = useFilters(["tab", "org", "room", "state", "days"]);
  const list = useRegister(filters);
  const orgs = useOrgs();
  const columns: Column<LapseRow>[] = [
    { key: "about", title: t("col.about"), head: true, render: (row) => <Link to={paths.lapse(row.id)}>{t("line", { what: row.key_title, about: row.about })}</Link> },
    { key: "owner", title: t("col.owner"), width: 170, render: (row) => row.owner_name },
    { key: "waiting", title: t("col.waiting"), width: 170, render: (row) => row.waiting_names.join(t("common:comma")) || t("common:format.none") },
    { key: "due", title: t("col.due"), width: 150, tight: true, render: (row) => <>{day(row.due)} <LawTip citation={row.citation} /></> },
    { key: "late", title: t("col.late"), width: 120, tight: true, align: "end", render: (row) => <span className={row.met ? "" : "late"}>{t("late", { n: row.late })}</span> },
    { key: "marks", title: t("col.marks"), width: 200, render: (row) => <Marks row={row} /> },
    { key: "state", title: t("col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="oversight" state={row.state} /> },
  ];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <OversightTabs at="register" />
      <Tabs activeKey={filters.tab || "open"} onChange={(tab) => set({ tab, state: "" })} items={["open", "closed"].map((key) => ({ key, label: t(`tab.${key}`) }))} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        {authority ? (
          <Select aria-label={t("col.owner")} value={filters.org} onChange={(org: string) => set({ org })} options={[{ value: "", label: t("any_org") }, ...(orgs.data?.items ?? []).map((org) => ({ value: org.id, label: org.name }))]} />
        ) : null}
        <Select aria-label={t("room")} value={filters.room} onChange={(room: string) => set({ room })} options={[{ value: "", label: t("any_room") }, ...rooms.map((room) => ({ value: room, label: t(`common:nav.${room}`) }))]} />
        <Select aria-label={t("age")} value={filters.days} onChange={(days: string) => set({ days })} options={[{ value: "", label: t("any_age") }, ...ages.map((n) => ({ value: n, label: t("age_of", { n }) }))]} />
        {filters.tab === "closed" ? null : (
          <Select aria-label={t("col.state")} value={filters.state} onChange={(state: string) => set({ state })} options={[{ value: "", label: t("matter:any_state") }, ...lapses.states.filter((state) => state !== "closed").map((state) => ({ value: state, label: t(`common:state.oversight.${state}`) }))]} />
        )}
      </form>
      <DataTable list={list} columns={columns} label={t("title")} empty={t("empty")} rowKey={(row) => row.id} rowClass={(row) => `level-${row.met ? "none" : "overdue"}`} />
    </Page>
  );
}

function Marks({ row }: { row: LapseRow }) {
  const { t } = useTranslation("oversight");
  return (
    <span className="chips">
      {row.nudges > 0 ? <span className="tag plain">{t("nudged", { n: row.nudges })}</span> : null}
      {row.until ? <span className={row.order_lapsed ? "tag bad" : "tag warn"}>{t(row.order_lapsed ? "order_lapsed" : "ordered_until", { day: day(row.until) })}</span> : null}
      {row.escalates ? <span className="tag warn">{t("escalates")}</span> : null}
    </span>
  );
}
