import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormsInForce } from "@/api/lists";
import type { MatterView, Registration } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Nothing, Rows, Section, type Column } from "@/ui";

type Done = NonNullable<Registration["history"]>[number];
type Remark = NonNullable<Registration["remarks"]>[number];

/** What is to be registered, what was remarked and answered, what was registered before. */
export function RegistrationFacts({ view }: { view: MatterView<Registration> }) {
  const { t } = useTranslation("registration");
  const { matter } = view;
  const fields = useFormsInForce().data?.forms[matter.kind]?.fields ?? [];
  const title = (name: string) => fields.find((field) => field.name === name)?.title ?? name;
  const remarks = matter.remarks ?? [];
  const history = matter.history ?? [];
  const remarkColumns: Column<Remark>[] = [
    { key: "text", title: t("fact.remark"), head: true, render: (row) => row.text },
    { key: "answer", title: t("fact.answer"), render: (row) => row.answer || <span className="tag warn">{t("unanswered")}</span> },
  ];
  const doneColumns: Column<Done>[] = [
    { key: "number", title: t("fact.number"), head: true, render: (row) => row.number },
    { key: "kind", title: t("fact.kind"), width: 110, tight: true, head: true, render: (row) => t(`kind.${row.kind}`) },
    { key: "at", title: t("fact.at"), width: 170, tight: true, render: (row) => moment(row.at) },
  ];
  return (
    <>
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.title}</Link>],
            [t("fact.kind"), t(`kind.${matter.kind}`)],
            [t("fact.number"), matter.number],
            [t("fact.opened"), moment(matter.opened)],
            ...(matter.reason ? ([[t("fact.reason"), matter.reason]] as [string, string][]) : []),
            ...Object.entries(matter.stated).map(([name, text]) => [title(name), text] as [string, string]),
          ]}
        />
      </Section>
      {remarks.length > 0 ? (
        <Section title={t("remarks")}>
          <Rows rows={remarks} columns={remarkColumns} rowKey={(row, n) => `${n} ${row.text}`} label={t("remarks")} />
        </Section>
      ) : null}
      <Section title={t("history")}>
        {history.length === 0 ? <Nothing text={t("no_history")} /> : <Rows rows={history} columns={doneColumns} rowKey={(row) => `${row.number} ${row.at}`} label={t("history")} />}
      </Section>
    </>
  );
}
