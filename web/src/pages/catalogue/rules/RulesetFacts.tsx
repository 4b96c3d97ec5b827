import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DataClass, GuideField, MatterView, Ruleset, Signature } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Rows, Section, type Column } from "@/ui";

/** A rule set: what it is, its fields by number, its classes, who made it together. */
export function RulesetFacts({ view }: { view: MatterView<Ruleset> }) {
  const { t } = useTranslation("ruleset");
  const { matter, names } = view;
  const { fields = [], classes = [], signatures = [] } = matter;
  const some = (label: string, value: string | undefined): [string, string][] => (value ? [[label, value]] : []);
  const numbered: Column<GuideField & { n: number }>[] = [
    { key: "n", title: t("col.n"), width: 70, align: "end", render: (row) => row.n },
    { key: "title", title: t("col.title"), head: true, render: (row) => <>{row.title} <code>{row.name}</code></> },
    { key: "required", title: t("col.required"), width: 110, render: (row) => (row.required ? t("required") : <span className="quiet">{t("optional")}</span>) },
  ];
  const classed: Column<DataClass>[] = [
    { key: "code", title: t("col.code"), width: 130, render: (row) => <code>{row.code}</code> },
    { key: "title", title: t("col.class"), head: true, render: (row) => row.title },
    { key: "least", title: t("col.least"), width: 130, render: (row) => (row.least ? <span className="tag plain">{t(`catalogue:grade.${row.least}`)}</span> : <span className="quiet">{t("no_least")}</span>) },
  ];
  const signed: Column<Signature>[] = [
    { key: "body", title: t("fact.body"), head: true, render: (row) => row.body },
    { key: "org", title: t("col.org"), render: (row) => (row.org ? (names[row.org] ?? row.org) : t("by_document")) },
    { key: "opinion", title: t("fact.opinion"), render: (row) => row.opinion ?? "" },
    { key: "at", title: t("col.at"), width: 170, tight: true, render: (row) => (row.at ? moment(row.at) : <span className="tag warn">{t("unsigned")}</span>) },
  ];
  return (
    <>
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.kind"), t(`kind.${matter.kind}`)],
            [t("fact.title"), matter.title],
            [t("fact.edition"), matter.edition],
            ...some(t("fact.issued_by"), matter.issued_by),
            ...some(t("fact.from"), matter.from && moment(matter.from)),
            ...some(t("fact.reason"), matter.reason),
            ...(matter.follows ? ([[t("fact.follows"), <Link key="follows" to={paths.matter("ruleset", matter.follows)}>{t("see_follows")}</Link>]] as [string, JSX.Element][]) : []),
          ]}
        />
      </Section>
      {fields.length > 0 ? (
        <Section title={t("fact.fields")}>
          <Rows rows={fields.map((field, n) => ({ ...field, n: n + 1 }))} columns={numbered} rowKey={(row) => row.name} label={t("fact.fields")} />
        </Section>
      ) : null}
      {classes.length > 0 ? (
        <Section title={t("fact.classes")}>
          <Rows rows={classes} columns={classed} rowKey={(row) => row.code} label={t("fact.classes")} />
        </Section>
      ) : null}
      {signatures.length > 0 ? (
        <Section title={t("cosigned")}>
          <Rows rows={signatures} columns={signed} rowKey={(row) => row.body} label={t("cosigned")} />
        </Section>
      ) : null}
    </>
  );
}
