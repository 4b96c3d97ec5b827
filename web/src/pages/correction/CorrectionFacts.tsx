import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import type { Correction, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";
import { KeyText } from "./KeyText";
import { useKinds } from "./kinds";

/** What is doubted and why; what was answered; what was corrected. */
export function CorrectionFacts({ view }: { view: MatterView<Correction> }) {
  const { t } = useTranslation("correction");
  const me = useMe();
  const kinds = useKinds();
  const { matter, contract } = view;
  const { claim, answer, amendment } = matter;
  const own = matter.source === me.org.id;
  const disputes = matter.state === "closed" && answer?.finding === "right" && matter.applicant === me.org.id && isOfficer(me);
  return (
    <>
      <Section title={t("about")} extra={<Link to={paths.resource(matter.resource)}>{t("see_resource")}</Link>}>
        <Facts
          facts={[
            [t("fact.resource"), matter.resource_title],
            [t("fact.route"), t(`route.${matter.route}`)],
            ...(matter.kind ? ([[t("fact.kind"), kinds.titleOf(matter.kind)]] as [string, string][]) : []),
            [t("fact.key"), <KeyText key="key" values={claim.key} contract={contract} />],
            [t("fact.item"), matter.item_title || t("whole")],
            [t("fact.held"), claim.held],
            [t("fact.claimed"), claim.claimed],
            ...(claim.other ? ([[t("fact.other"), claim.other]] as [string, string][]) : []),
            [t("fact.grounds"), <span key="grounds" className="said">{matter.grounds}</span>],
            [t("fact.evidence"), matter.evidence ? <span key="evidence" className="said">{matter.evidence}</span> : null],
            [t("fact.asked"), moment(matter.asked)],
          ]}
        />
      </Section>
      {amendment ? (
        <Section title={t("amended")} extra={own && amendment.told > 0 ? <Link to={paths.matters("notice", { tab: "mine", subject: matter.resource })}>{t("see_notices")}</Link> : null}>
          <Facts
            facts={[
              [t("fact.amended_at"), moment(amendment.at)],
              [t("fact.batch"), own ? <Link key="batch" to={paths.batch(amendment.batch)}><code>{amendment.batch}</code></Link> : t("loaded")],
              [t("fact.told"), t(amendment.told > 0 ? "told" : "told_none", { n: amendment.told })],
            ]}
          />
        </Section>
      ) : null}
      {answer ? (
        <Section title={t("answered")} extra={disputes ? <Link to={paths.openDispute({ resource: matter.resource, correction: matter.id })}>{t("dispute")}</Link> : null}>
          <Facts
            facts={[
              [t("fact.finding"), t(`finding.${answer.finding}`)],
              [t("fact.reason"), <span key="reason" className="said">{answer.reason}</span>],
              [t("fact.answered_at"), moment(answer.at)],
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
