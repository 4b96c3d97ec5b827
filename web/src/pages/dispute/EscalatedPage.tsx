import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useEscalated } from "@/api/dispute";
import type { Escalated } from "@/api/types";
import { count, day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";

/** What was brought before the government: the question, what was proposed, the document that settled it. */
export function EscalatedPage() {
  const { t } = useTranslation("dispute");
  const query = useEscalated();
  return (
    <Page title={t("escalated.title")} lead={t("escalated.lead")} back={{ to: paths.matters("dispute"), label: t("title") }}>
      <Loaded query={query}>
        {(found) => {
          const open = found.items.filter((one) => !one.ruling);
          const settled = found.items.filter((one) => one.ruling);
          return (
            <>
              <List name="open" rows={open} citation={found.citation} />
              <List name="settled" rows={settled} citation={found.citation} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function List({ name, rows, citation }: { name: "open" | "settled"; rows: Escalated[]; citation: Parameters<typeof Cited>[0]["citation"] }) {
  const { t } = useTranslation("dispute");
  const ruling: Column<Escalated>[] = [
    { key: "document", title: t("fact.document"), width: 200, render: ({ ruling: of }) => of?.document ?? "" },
    { key: "on", title: t("fact.dated"), width: 130, render: ({ ruling: of }) => (of ? day(of.dated ?? of.at) : "") },
    { key: "decision", title: t("fact.decision"), render: ({ ruling: of }) => of?.decision ?? "" },
  ];
  const waiting: Column<Escalated>[] = [
    { key: "since", title: t("escalated.since"), width: 130, render: (row) => day(row.since) },
    { key: "days", title: t("escalated.days"), width: 110, align: "end", render: (row) => t("escalated.days_text", { n: count(row.days) }) },
  ];
  const columns: Column<Escalated>[] = [
    { key: "title", title: t("escalated.matter"), head: true, render: (row) => <Link to={paths.matter("dispute", row.dispute)}>{row.title}</Link> },
    { key: "question", title: t("escalated.question"), render: (row) => row.question },
    { key: "proposals", title: t("escalated.proposals"), render: (row) => <ol className="plain-list">{row.proposals.map((text, n) => <li key={n}>{text}</li>)}</ol> },
    ...(name === "open" ? waiting : ruling),
  ];
  return (
    <Section title={t(`escalated.${name}`, { n: count(rows.length) })} extra={<Cited citation={citation} />}>
      {rows.length === 0 ? <Nothing text={t(`escalated.none_${name}`)} /> : <Rows rows={rows} columns={columns} rowKey={(row) => row.dispute} label={t(`escalated.${name}`, { n: count(rows.length) })} />}
    </Section>
  );
}
