import { useTranslation } from "react-i18next";
import type { MatterView, Standard } from "@/api/types";
import { moment } from "@/lib/format";
import { Facts, Section } from "@/ui";
import { useKindText } from "./KindField";

/** How a value of an element looks, and where that stands. */
export function StandardFacts({ view }: { view: MatterView<Standard> }) {
  const { t } = useTranslation("standard");
  const kindText = useKindText();
  const { matter } = view;
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.element"), matter.element],
          [t("fact.code"), matter.code],
          [t("fact.standard"), matter.standard],
          [t("fact.version"), matter.version],
          [t("fact.level"), t(`level.${matter.level}`)],
          [t("fact.kind"), kindText(matter.kind)],
          [t("fact.codes"), matter.codes.join(t("common:comma")) || t("any")],
          [t("fact.recorded"), moment(matter.recorded)],
          ...(matter.reason ? ([[t("field.reason"), matter.reason]] as [string, string][]) : []),
        ]}
      />
    </Section>
  );
}
