import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useResource } from "@/api/catalogue";
import { useDemandElements } from "@/api/demand";
import type { Demand, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section, useBasisText } from "@/ui";
import { BelongsNote } from "../catalogue/whole/BelongsNote";
import { OutcomeSection } from "./OutcomeSection";

/** What is demanded, by whom and what for; who denied it; what came of it. */
export function DemandFacts({ view }: { view: MatterView<Demand> }) {
  const { t } = useTranslation("demand");
  const basisText = useBasisText();
  const rows = useDemandElements();
  const { matter, names } = view;
  const title = (field: string) => rows.find((row) => row.field === field)?.title ?? field;
  return (
    <>
      <OutcomeSection view={view} />
      <BelongsNote demand={matter.id} />
      {matter.denials.length > 0 ? (
        <Section title={t("denials")}>
          <Facts facts={matter.denials.map((one) => [names[one.org] ?? one.org, <span key={one.at} className="said">{t("denial", { reason: one.reason, at: moment(one.at) })}</span>])} />
        </Section>
      ) : null}
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.number"), matter.number],
            [t("fact.title"), matter.title],
            [t("fact.provider"), matter.provider ? (names[matter.provider] ?? matter.provider) : t("no_provider")],
            [t("fact.items"), matter.items.length > 0 ? <span key="items" className="chips">{matter.items.map((item) => <span key={item} className="tag plain">{item}</span>)}</span> : null],
            [t("fact.scenario"), said(matter.scenario)],
            [t("fact.need"), said(matter.need)],
            [t("fact.basis"), basisText(matter.basis)],
            ...Object.entries(matter.more).map(([field, text]): [string, React.ReactNode] => [title(field), said(text)]),
            [t("fact.search"), matter.search],
            [t("fact.insufficient"), matter.insufficient ? <Insufficient key="insufficient" id={matter.insufficient} /> : null],
            [t("fact.asked"), moment(matter.asked)],
          ]}
        />
      </Section>
    </>
  );
}

const said = (text: string) => (text ? <span className="said">{text}</span> : null);

function Insufficient({ id }: { id: string }) {
  const found = useResource(id).data;
  return <Link to={paths.resource(id)}>{found?.resource.published?.title ?? id}</Link>;
}
