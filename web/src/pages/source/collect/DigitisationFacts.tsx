import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Digitisation, MatterView, PaperBatch } from "@/api/types";
import { day, moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Nothing, Rows, Section, type Column } from "@/ui";

/** Which steps are on paper, and what was turned into data. */
export function DigitisationFacts({ view }: { view: MatterView<Digitisation> }) {
  const { t } = useTranslation("digitisation");
  const { matter } = view;
  const { structure } = matter;
  const how = structure.kind === "planned" ? t("planned_by", { day: structure.by ? day(structure.by) : "" }) : structure.kind === "impossible" ? t("impossible_for", { reason: structure.reason }) : t("structure.structured");
  const columns: Column<PaperBatch>[] = [
    { key: "on", title: t("fact.on"), head: true, render: (batch) => day(batch.on) },
    { key: "standard", title: t("fact.standard"), render: (batch) => batch.standard },
    { key: "pages", title: t("fact.pages"), tight: true, width: 90, render: (batch) => batch.pages },
    { key: "sample", title: t("fact.sample"), render: (batch) => t("sample", { ...batch }) },
    { key: "passed", title: t("fact.passed"), tight: true, width: 110, head: true, render: (batch) => <span className={batch.errors <= batch.tolerated ? "tag good" : "tag bad"}>{t(batch.errors <= batch.tolerated ? "passed" : "failed")}</span> },
  ];
  return (
    <>
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.resource_title}</Link>],
            [t("fact.collected"), t(`medium.${matter.collected}`)],
            [t("fact.recorded"), t(`medium.${matter.recorded}`)],
            [t("fact.stored"), t(`medium.${matter.stored}`)],
            [t("fact.reference"), view.contract?.items.find((item) => item.name === matter.reference)?.title ?? matter.reference],
            [t("fact.structure"), how],
            [t("fact.tagged"), moment(matter.tagged)],
          ]}
        />
      </Section>
      <Section title={t("batches")}>{matter.batches.length === 0 ? <Nothing text={t("no_batches")} /> : <Rows rows={matter.batches} columns={columns} rowKey={(batch, n) => `${batch.on} ${n}`} label={t("batches")} />}</Section>
    </>
  );
}
