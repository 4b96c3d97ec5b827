import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMatters } from "@/api/matter";
import { useMe } from "@/api/session";
import type { MatterBody } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Choice, DataTable, Page } from "@/ui";
import { useMatterColumns } from "./columns";
import { usual, whole, type Desk } from "./desk";

/** The matters of a room: brought to one's organization, opened by it, or all for the authority. */
export function MatterListPage<M extends MatterBody>({ desk }: { desk: Desk<M> }) {
  const { t } = useTranslation("matter");
  const me = useMe();
  const [filters, set] = useFilters(["tab", "state", "subject"]);
  const authority = me.org.kind === "authority";
  const tabs = [...(authority ? [whole] : []), ...(desk.tabs ?? usual)];
  const tab = tabs.find((one) => one.name === filters.tab) ?? tabs[0] ?? whole;
  const list = useMatters(desk.room, { tab: tab.tab, state: tab.state ?? filters.state, subject: filters.subject });
  const columns = useMatterColumns(desk, tab.tab);
  const title = t(`${desk.room}:title`);
  const choosable = desk.states.length > 0 && !tab.state;
  const open = desk.opens?.(me) ? (
    <Link className="button-link" to={paths.openMatter(desk.room, filters.subject)}>
      {t(`${desk.room}:open`)}
    </Link>
  ) : null;
  const also = desk.also?.(me);
  return (
    <Page
      title={title}
      lead={t(`${desk.room}:lead`)}
      actions={
        <>
          {also ? (
            <Link className="button-link" to={also.to}>
              {t(`${desk.room}:${also.name}`)}
            </Link>
          ) : null}
          {open}
        </>
      }
    >
      <Tabs activeKey={tab.name} onChange={(name) => set({ tab: name, state: "" })} items={tabs.map(({ name }) => ({ key: name, label: t([`${desk.room}:tab.${name}`, `tab.${name}`]) }))} />
      {choosable || filters.subject ? (
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          {choosable ? (
            <Choice value={filters.state} aria-label={t("col.state")} empty={t("any_state")} options={desk.states.map((state) => ({ value: state, label: t(`common:state.${desk.room}.${state}`) }))} onChange={(state) => set({ state })} />
          ) : null}
          {filters.subject ? (
            <span>
              {t("only_subject")} <Link to={paths.matters(desk.room, { tab: tab.name })}>{t("any_subject")}</Link>
            </span>
          ) : null}
        </form>
      ) : null}
      <DataTable list={list} columns={columns} rowKey={(row) => row.id} rowClass={(row) => `level-${row.clock?.level ?? "none"}`} label={title} empty={t([`${desk.room}:empty.${tab.name}`, `empty.${tab.name}`])} />
    </Page>
  );
}
