import { useTranslation } from "react-i18next";
import type { Forms, MatterView, RegisterKind } from "@/api/types";
import { moment } from "@/lib/format";
import { Facts, Section } from "@/ui";

/** The forms of registration: for each kind its fields and the rule of its numbers. */
export function FormsFacts({ view }: { view: MatterView<Forms> }) {
  const { t } = useTranslation("register_form");
  const { matter } = view;
  return (
    <Section title={t("about")}>
      <Facts facts={[[t("fact.since"), moment(matter.since)], ...(matter.ended ? ([[t("fact.ended"), matter.ended]] as [string, string][]) : [])]} />
      {(Object.keys(matter.forms) as RegisterKind[]).map((kind) => (
        <Facts
          key={kind}
          facts={[
            [t("fact.kind"), t(`registration:kind.${kind}`)],
            [t("fact.fields"), matter.forms[kind].fields.map((field) => field.title).join(t("common:comma"))],
            [t("fact.number"), matter.forms[kind].number],
          ]}
        />
      ))}
    </Section>
  );
}
