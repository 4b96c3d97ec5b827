import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClocks } from "@/api/inbox";
import { useOrgs } from "@/api/org";
import type { Due, Todo } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { moment } from "@/lib/format";
import { casePath, paths } from "@/lib/paths";
import { Countdown, DataTable, Page, type Column } from "@/ui";

const hasClock = (todo: Todo): todo is Todo & Due => todo.level !== undefined;

/** Every clock that runs in the hub: what the authority's numbers are counted from. */
export function ClocksPage() {
  const { t } = useTranslation("inbox");
  const [filters, set] = useFilters(["level", "org", "article"]);
  const list = useClocks(filters);
  const orgs = useOrgs();
  const columns: Column<Todo>[] = [
    { key: "title", title: t("matter"), head: true, render: (todo) => <Link to={casePath(todo.case) ?? paths.board()}>{todo.title}</Link> },
    { key: "owner", title: t("clocks.owner"), width: 200, render: (todo) => todo.owner_name },
    { key: "started", title: t("started"), width: 170, tight: true, render: (todo) => (todo.started ? moment(todo.started) : t("common:format.none")) },
    { key: "due", title: t("due"), width: 150, tight: true, render: (todo) => todo.due_text ?? t("common:format.none") },
    { key: "left", title: t("left"), width: 240, tight: true, render: (todo) => (hasClock(todo) ? <Countdown clock={todo} /> : null) },
  ];
  return (
    <Page title={t("clocks.title")} lead={t("clocks.lead")}>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Select
          aria-label={t("clocks.level")}
          value={filters.level}
          onChange={(level: string) => set({ level })}
          options={[
            { value: "", label: t("clocks.all") },
            { value: "overdue", label: t("clocks.overdue") },
          ]}
        />
        <Select
          aria-label={t("clocks.owner")}
          value={filters.org}
          onChange={(org: string) => set({ org })}
          options={[{ value: "", label: t("clocks.any_org") }, ...(orgs.data?.items ?? []).map((org) => ({ value: org.id, label: org.name }))]}
        />
        {filters.article ? <Link to={paths.clocks({ level: filters.level, org: filters.org })}>{t("clocks.any_article")}</Link> : null}
      </form>
      <DataTable
        list={list}
        columns={columns}
        label={t("clocks.title")}
        empty={t("clocks.empty")}
        rowKey={(todo, n) => `${todo.case.room}/${todo.case.id}/${todo.what}/${n}`}
        rowClass={(todo) => `level-${todo.level ?? "none"}`}
      />
    </Page>
  );
}
