import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useInbox, type Tab } from "@/api/inbox";
import type { Due, Todo } from "@/api/types";
import { moment } from "@/lib/format";
import { useFilters } from "@/lib/filters";
import { casePath, paths } from "@/lib/paths";
import { Countdown, Loaded, Nothing, Page, Rows, StateTag, type Column } from "@/ui";

const hasClock = (todo: Todo): todo is Todo & Due => todo.level !== undefined;
const tabs: Tab[] = ["todo", "done", "started", "copied"];

export function InboxPage() {
  const { t } = useTranslation("inbox");
  const [filters, setFilters] = useFilters(["tab"]);
  const tab = tabs.find((one) => one === filters.tab) ?? "todo";
  const inbox = useInbox(tab);
  const counts = inbox.data?.counts;
  const columns: Column<Todo>[] = [
    {
      key: "title",
      title: t("matter"),
      head: true,
      render: (todo) => {
        const to = casePath(todo.case);
        return (
          <>
            {to ? <Link to={to}>{todo.title}</Link> : todo.title} {todo.nudges ? <span className="tag plain">{t("nudged", { n: todo.nudges })}</span> : null}
            {todo.orders ? <span className="tag warn">{t("ordered")}</span> : null}
          </>
        );
      },
    },
    { key: "from", title: t(tab === "started" ? "with" : "from"), width: 180, render: (todo) => todo.from_org },
    { key: "started", title: t("started"), width: 170, tight: true, render: (todo) => (todo.started ? moment(todo.started) : t("common:format.none")) },
    { key: "due", title: t("due"), width: 150, tight: true, render: (todo) => todo.due_text ?? t("common:format.none") },
    { key: "left", title: t("left"), width: 240, tight: true, render: (todo) => (hasClock(todo) ? <Countdown clock={todo} /> : <StateTag room={todo.case.room} state={todo.state ?? ""} />) },
  ];
  return (
    <Page title={t("title")} lead={counts && counts.overdue > 0 ? <span className="late">{t("overdue", { n: counts.overdue })}</span> : t("lead")}>
      <Tabs
        activeKey={tab}
        onChange={(key) => setFilters({ tab: key })}
        items={tabs.map((key) => ({ key, label: t(`tab.${key}`, { n: counts?.[key] ?? 0 }) }))}
      />
      <Loaded query={inbox}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t(`empty.${tab}`)}>
              <Link to={paths.catalogue()}>{t("empty.catalogue")}</Link>
            </Nothing>
          ) : (
            <Rows rows={items} columns={columns} label={t("title")} rowKey={(todo, n) => `${todo.case.room}/${todo.case.id}/${todo.what}/${n}`} rowClass={(todo) => `level-${todo.level ?? "none"}`} />
          )
        }
      </Loaded>
    </Page>
  );
}
