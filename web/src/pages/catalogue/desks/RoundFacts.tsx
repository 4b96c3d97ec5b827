import { useTranslation } from "react-i18next";
import type { MatterView, Round, RoundTask } from "@/api/types";
import { moment } from "@/lib/format";
import { Facts, Rows, Section, type Column } from "@/ui";

const tone = { open: "warn", done: "good", excused: "mute" } as const;

/** Each institution's task, and where it stands. */
export function RoundFacts({ view }: { view: MatterView<Round> }) {
  const { t } = useTranslation("round");
  const { matter, names } = view;
  const done = matter.tasks.filter((task) => task.task !== "open").length;
  const columns: Column<RoundTask>[] = [
    { key: "org", title: t("fact.org"), head: true, render: (row) => names[row.org] ?? row.org },
    { key: "state", title: t("fact.state"), width: 110, tight: true, head: true, render: (row) => <span className={`tag ${tone[row.task]}`}>{t(`task.${row.task}`)}</span> },
    { key: "notice", title: t("fact.notice"), render: (row) => row.reason || row.note || row.notice || <span className="quiet">{t("common:format.none")}</span> },
    { key: "at", title: t("fact.at"), width: 170, tight: true, render: (row) => (row.at ? moment(row.at) : <span className="quiet">{t("common:format.none")}</span>) },
  ];
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.topic"), t(`topic.${matter.topic}`)],
          [t("fact.opened"), moment(matter.opened)],
          [t("fact.progress"), t("progress", { done, all: matter.tasks.length })],
          ...(matter.closed ? ([[t("fact.closed"), moment(matter.closed)]] as [string, string][]) : []),
        ]}
      />
      <Rows rows={matter.tasks} columns={columns} rowKey={(row) => row.org} label={t("about")} />
    </Section>
  );
}
