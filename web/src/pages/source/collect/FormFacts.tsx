import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CollectionForm, FormField, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Rows, Section, type Column } from "@/ui";
import { useKindText } from "./KindField";

/** Which step of which matter, against which list, and what it asks for. */
export function FormFacts({ view }: { view: MatterView<CollectionForm> }) {
  const { t } = useTranslation("form");
  const kindText = useKindText();
  const { matter } = view;
  const columns: Column<FormField>[] = [
    { key: "title", title: t("fact.field"), head: true, render: (field) => field.title },
    { key: "element", title: t("fact.element"), render: (field) => field.element },
    { key: "kind", title: t("fact.kind"), render: (field) => kindText(field.kind) },
    { key: "standard", title: t("fact.standard"), render: (field) => (field.standard ? t("standard_of", { standard: field.standard, version: field.version }) : t("common:format.none")) },
    { key: "codes", title: t("fact.codes"), render: (field) => field.codes.join(t("common:comma")) },
    { key: "prefilled", title: t("fact.prefilled"), width: 110, tight: true, render: (field) => t(field.prefilled ? "common:yes" : "common:no") },
  ];
  return (
    <Section title={t("about")}>
      <Facts
        facts={[
          [t("fact.org"), matter.org_name],
          [t("fact.affair"), matter.affair],
          [t("fact.step"), String(matter.step)],
          [t("fact.spec"), matter.spec],
          [t("fact.list"), matter.list ? <Link key="list" to={paths.matter("collection", matter.list)}>{t("see_list")}</Link> : null],
          [t("fact.registered"), moment(matter.registered)],
          ...(matter.reason ? ([[t("field.reason"), matter.reason]] as [string, string][]) : []),
        ]}
      />
      <Rows rows={matter.fields} columns={columns} rowKey={(field, n) => `${field.title} ${n}`} label={t("fact.fields")} />
    </Section>
  );
}
