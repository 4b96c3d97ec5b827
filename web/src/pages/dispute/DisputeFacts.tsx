import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Dispute, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";
import { Ladder } from "./Ladder";

/** The steps taken, and what the parties differ over. */
export function DisputeFacts({ view }: { view: MatterView<Dispute> }) {
  const { t } = useTranslation("dispute");
  const { matter, names, contract } = view;
  const { about, venue } = matter;
  const name = (org: string) => names[org] ?? org;
  const seat = venue.here ? t("venue.here") : t("venue.there", { region: venue.region });
  return (
    <>
      {matter.conflict ? <p className="notice">{t("conflict")}</p> : null}
      <Ladder view={view} />
      {matter.state === "cancelled" ? (
        <Section title={t("common:state.dispute.cancelled")}>
          <Facts
            facts={[
              [t("fact.reason"), matter.reason],
              [t("fact.at"), moment(matter.at)],
            ]}
          />
        </Section>
      ) : null}
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.what"), t(`what.${about.what}`)],
            [t("fact.resource"), <Link key="resource" to={paths.resource(about.resource)}>{contract?.title ?? about.resource}</Link>],
            ...(about.request ? ([[t("fact.request"), <Link key="request" to={paths.request(about.request)}>{t("see_request")}</Link>]] as [string, React.ReactNode][]) : []),
            ...(about.correction ? ([[t("fact.correction"), <Link key="correction" to={paths.matter("correction", about.correction)}>{t("see_correction")}</Link>]] as [string, React.ReactNode][]) : []),
            [t("fact.ground"), t(`ground.${matter.ground}`)],
            [t("fact.claimant"), name(matter.claimant)],
            [t("fact.respondent"), name(matter.respondent)],
            [t("fact.statement"), <span key="statement" className="said">{matter.statement}</span>],
            [t("fact.venue"), matter.cross ? t("venue.cross", { seat }) : seat],
            [t("fact.opened"), moment(matter.opened)],
          ]}
        />
      </Section>
    </>
  );
}
