import { useTranslation } from "react-i18next";
import type { Duties, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { Facts, Rows, Section, useBasisText } from "@/ui";

/** The approved duties of a department, one by one. */
export function DutiesFacts({ view }: { view: MatterView<Duties> }) {
  const { t } = useTranslation("duties");
  const basisText = useBasisText();
  const { matter } = view;
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.org"), matter.org_name],
          [t("fact.document"), matter.document],
          [t("fact.recorded"), moment(matter.recorded)],
          ...(matter.reason ? ([[t("field.reason"), matter.reason]] as [string, string][]) : []),
        ]}
      />
      <Rows
        rows={matter.duties}
        label={t("title")}
        rowKey={(duty) => duty.name}
        columns={[
          { key: "name", title: t("fact.name"), head: true, render: (duty) => duty.name },
          { key: "basis", title: t("fact.basis"), render: (duty) => basisText(duty.basis ?? null) ?? t("common:format.none") },
        ]}
      />
    </Section>
  );
}
