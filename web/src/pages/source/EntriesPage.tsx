import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSourceEntries } from "@/api/source";
import { useMe } from "@/api/session";
import type { SourceEntry } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Choice, Cited, Loaded, Nothing, Page, Rows, StateTag, type Column } from "@/ui";
import { MoreAssignments } from "./MoreAssignments";
import { SourceTabs } from "./SourceTabs";

/** The law's entries of base data, each with its departments and who was made its source. */
export function EntriesPage() {
  const { t } = useTranslation("source");
  const me = useMe();
  const [filters, set] = useFilters(["class", "open"]);
  const query = useSourceEntries();
  const assigns = isReviewer(me);
  const shown = (entry: SourceEntry) => (!filters.class || entry.class === filters.class) && (!filters.open || !entry.assigned.some((one) => one.state === "in_force"));
  const columns: Column<SourceEntry>[] = [
    {
      key: "title",
      title: t("col.entry"),
      head: true,
      render: (entry) => (
        <>
          <strong>{entry.title}</strong>
          {entry.parts.length > 0 ? <span className="quiet block">{entry.parts.join(t("common:comma"))}</span> : null}
        </>
      ),
    },
    { key: "sources", title: t("col.sources"), render: (entry) => entry.sources.join(t("common:comma")) },
    { key: "citation", title: t("col.citation"), width: 270, render: (entry) => <Cited citation={entry.citation} /> },
    { key: "assigned", title: t("col.assigned"), width: 220, render: (entry) => <Assigned entry={entry} assigns={assigns} /> },
  ];
  return (
    <Page title={t("title")} lead={t("lead")} actions={assigns ? <Link className="button-link" to={paths.assignSource()}>{t("open")}</Link> : null}>
      <SourceTabs at="entries" />
      <Loaded query={query}>
        {({ items }) => {
          const classes = [...new Set(items.map((entry) => entry.class))];
          const found = items.filter(shown);
          return (
            <>
              <form className="filters" onSubmit={(event) => event.preventDefault()}>
                <Choice value={filters.class} aria-label={t("col.class")} empty={t("any_class")} options={classes.map((name) => ({ value: name, label: t(`class.${name}`, { defaultValue: name }) }))} onChange={(name) => set({ class: name })} />
                <Checkbox checked={filters.open === "true"} onChange={(event) => set({ open: event.target.checked ? "true" : "" })}>
                  {t("only_open")}
                </Checkbox>
                <span className="quiet">{t("common:table.all", { n: found.length })}</span>
              </form>
              {found.length === 0 ? <Nothing text={t(items.length === 0 ? "no_entries" : "none_open")} /> : <Rows rows={found} columns={columns} rowKey={(entry) => `${entry.citation.id ?? ""} ${entry.name}`} label={t("title")} />}
              <MoreAssignments listed={items} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Assigned({ entry, assigns }: { entry: SourceEntry; assigns: boolean }) {
  const { t } = useTranslation("source");
  return (
    <ul className="plain-list">
      {entry.assigned.map((one) => (
        <li key={one.id} className="chips">
          <Link to={paths.matter("source", one.id)}>{one.title === entry.title ? one.org_name : t("assigned_line", { title: one.title, org: one.org_name })}</Link>
          <StateTag room="source" state={one.state} />
        </li>
      ))}
      {assigns ? (
        <li>
          <Link to={paths.assignSource({ entry: entry.name, ...(entry.divided ? {} : { element: entry.title }) })}>{t("assign")}</Link>
        </li>
      ) : entry.assigned.length === 0 ? (
        <li className="quiet">{t("unassigned")}</li>
      ) : null}
    </ul>
  );
}
