import { AlertFilled } from "@ant-design/icons";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBoard } from "@/api/board";
import type { Board } from "@/api/types";
import { count, short } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Loading, Nothing, Page, Rows, Section } from "@/ui";
import { useCharts } from "./options";

// ECharts comes only with this page.
const Chart = lazy(() => import("./Chart"));

const evidence: Record<keyof Board["cards"], string> = {
  resources_published: paths.catalogue({ state: "published" }),
  resources_loaded: paths.catalogue({ state: "published" }),
  requests_open: paths.requests({ tab: "all" }),
  overdue: paths.clocks({ level: "overdue" }),
  lapses: paths.register(),
  calls_today: paths.calls(),
  refusals_today: paths.acts({ refused: "true" }),
};

export function BoardPage() {
  const { t } = useTranslation("board");
  const query = useBoard();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Loaded query={query}>{(board) => <Figures board={board} />}</Loaded>
    </Page>
  );
}

function Figures({ board }: { board: Board }) {
  const { t } = useTranslation("board");
  const charts = useCharts(board);
  return (
    <>
      {board.notices.map((notice) => (
        <div key={notice.href} className="refusal" role="status">
          <AlertFilled aria-hidden />
          <div>
            <strong>{notice.text}</strong>
            <p>
              <Link to={notice.href}>{t("see_to")}</Link>
            </p>
          </div>
        </div>
      ))}
      <div className="figures wide">
        {(Object.keys(evidence) as (keyof Board["cards"])[]).map((name) => (
          <Link key={name} to={evidence[name]} className={`figure ${name === "overdue" && board.cards.overdue > 0 ? "bad" : ""}`}>
            <span>{t(`card.${name}`)}</span>
            <strong title={count(board.cards[name])}>{short(board.cards[name])}</strong>
            <small>{t("see")}</small>
          </Link>
        ))}
      </div>
      <div className="charts">
        {charts.map(({ name, option, label, to, empty }) => (
          <Section key={name} title={t(`chart.${name}`)} extra={<Link to={to}>{t("evidence")}</Link>}>
            {empty ? (
              <Nothing text={t("no_data")} />
            ) : (
              <Suspense fallback={<Loading />}>
                <Chart option={option} label={label} />
              </Suspense>
            )}
          </Section>
        ))}
      </div>
      <Section title={t("by_org")}>
        <Rows
          rows={board.by_org}
          label={t("by_org")}
          rowKey={(row) => row.org}
          columns={[
            { key: "org", title: t("col.org"), head: true, render: (row) => row.org_name },
            { key: "resources", title: t("col.resources"), align: "end", render: (row) => <Link to={paths.catalogue({ org: row.org })}>{count(row.resources)}</Link> },
            { key: "duties", title: t("col.duties"), align: "end", render: (row) => <Link to={paths.clocks({ org: row.org })}>{count(row.duties)}</Link> },
            { key: "overdue", title: t("col.overdue"), align: "end", render: (row) => <Link to={paths.clocks({ org: row.org, level: "overdue" })} className={row.overdue > 0 ? "late" : ""}>{count(row.overdue)}</Link> },
          ]}
        />
      </Section>
    </>
  );
}
