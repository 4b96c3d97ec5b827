import { useTranslation } from "react-i18next";
import { useCollectTerms } from "@/api/collect";
import type { CollectionLine, CollectionList, MatterView } from "@/api/types";
import { day, moment } from "@/lib/format";
import { Facts, Rows, Section, useBasisText, type Column } from "@/ui";

/** What a department collects, line by line, and what the reviewer said of each. */
export function ListFacts({ view }: { view: MatterView<CollectionList> }) {
  const { t } = useTranslation("collection");
  const basisText = useBasisText();
  const terms = useCollectTerms().data;
  const { matter } = view;
  const means = (line: CollectionLine) => terms?.means.find(([name]) => name === line.origin.by)?.[1] ?? line.origin.by;
  const channel = (line: CollectionLine) => terms?.channels.find(([name]) => name === line.channel.by)?.[1] ?? line.channel.by;
  const joined = (parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(t("common:semicolon"));
  const columns: Column<CollectionLine>[] = [
    { key: "element", title: t("fact.element"), head: true, render: (line) => <strong>{line.element}</strong> },
    { key: "duty", title: t("fact.duty"), render: (line) => joined([line.duty, basisText(line.basis ?? null)]) },
    { key: "necessity", title: t("fact.necessity"), render: (line) => <span className="said">{line.necessity}</span> },
    { key: "fine", title: t("fact.fine"), render: (line) => joined([line.granularity, line.frequency]) },
    { key: "origin", title: t("fact.origin"), render: (line) => joined([means(line), line.origin.function, line.origin.system, line.origin.agreement, line.origin.until && t("until", { day: day(line.origin.until) }), channel(line), line.channel.party, line.channel.document, line.channel.system]) },
    { key: "accepted", title: t("fact.accepted"), render: (line) => <span className="said">{line.accepted}</span> },
    { key: "used", title: t("fact.used"), render: (line) => (line.used ? joined([day(line.used.on), line.used.purpose]) : <span className="quiet">{t("never")}</span>) },
  ];
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.org"), matter.org_name],
          [t("fact.spec"), matter.spec],
          [t("fact.filed"), moment(matter.filed)],
          ...(matter.since ? ([[t("fact.since"), moment(matter.since)]] as [string, string][]) : []),
          ...(matter.reason ? ([[t("field.reason"), matter.reason]] as [string, string][]) : []),
        ]}
      />
      <Rows rows={matter.lines} columns={columns} rowKey={(line) => line.element} label={t("title")} />
    </Section>
  );
}
