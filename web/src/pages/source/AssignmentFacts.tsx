import { useTranslation } from "react-i18next";
import { useTraced } from "@/api/collect";
import { useSourceEntries } from "@/api/source";
import type { Assignment, MatterView, Traced } from "@/api/types";
import { moment } from "@/lib/format";
import { Cited, Facts, Rows, Section, useBasisText } from "@/ui";

/** Which data, whose, by which basis; how it is collected together; why it ended. */
export function AssignmentFacts({ view }: { view: MatterView<Assignment> }) {
  const { t } = useTranslation("source");
  const basisText = useBasisText();
  const { matter, names } = view;
  const traced = useTraced(matter.element, Boolean(matter.joint) && matter.state === "in_force").data;
  const entry = useSourceEntries().data?.items.find((one) => one.name === matter.entry);
  return (
    <>
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.element"), matter.element],
            [t("fact.entry"), entry ? <span key="entry">{entry.title} <Cited citation={entry.citation} /></span> : matter.entry],
            [t("fact.scope"), matter.scope || t("whole")],
            [t("fact.org"), matter.org_name],
            [t("fact.basis"), basisText(matter.basis)],
            [t("fact.document"), matter.document],
            [t("fact.entrustment"), matter.entrustment],
            [t("field.opinion"), matter.opinion ? <span key="opinion" className="said">{matter.opinion}</span> : null],
            [t("fact.recorded"), moment(matter.recorded)],
            ...(matter.since ? ([[t("fact.since"), moment(matter.since)]] as [string, string][]) : []),
          ]}
        />
      </Section>
      {matter.state === "ended" ? (
        <Section title={t("common:state.source.ended")}>
          <Facts
            facts={[
              [t("field.reason"), matter.reason],
              [t("fact.at"), moment(matter.at)],
            ]}
          />
        </Section>
      ) : null}
      {matter.joint ? (
        <Section title={t("joint.title")}>
          <Facts facts={[[t("joint.agreement"), matter.joint.agreement]]} />
          <Rows
            rows={matter.joint.parts}
            label={t("joint.title")}
            rowKey={(part) => part.item}
            columns={[
              { key: "item", title: t("fact.item"), head: true, render: (part) => part.item },
              { key: "org", title: t("joint.org"), render: (part) => (part.org ? (names[part.org] ?? part.org) : t("common:format.none")) },
              { key: "registered", title: t("joint.registered"), render: (part) => <Newest part={traced?.items.find((one) => one.item === part.item)} /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}

/** The newest registration of a part. */
function Newest({ part }: { part: Traced | undefined }) {
  const { t } = useTranslation("source");
  return part?.registered ? t("joint.newest", { number: part.registered.number, at: moment(part.registered.at) }) : <span className="quiet">{t("joint.unregistered")}</span>;
}
