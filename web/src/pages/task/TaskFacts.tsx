import { useTranslation } from "react-i18next";
import type { MatterView, Task } from "@/api/types";
import { day, moment } from "@/lib/format";
import { Facts, Section } from "@/ui";

/** What is to be done, by whom and until when; what came of it. */
export function TaskFacts({ view }: { view: MatterView<Task> }) {
  const { t } = useTranslation("task");
  const { matter } = view;
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.title"), matter.title],
          [t("fact.work"), matter.work ?? null],
          [t("fact.text"), matter.text ? <span key="text" className="said">{matter.text}</span> : null],
          [t("fact.org"), view.opposite_name],
          [t("fact.unit"), matter.unit ?? null],
          [t("fact.due"), day(matter.due)],
          [t("fact.issued"), moment(matter.issued)],
          [t("fact.received"), matter.received ? moment(matter.received) : null],
          [t("fact.report"), matter.report ? <span key="report" className="said">{matter.report}</span> : null],
          [t("fact.reason"), matter.reason ?? null],
          [t("fact.at"), matter.at ? moment(matter.at) : null],
        ]}
      />
    </Section>
  );
}
