import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useRequest } from "@/api/sharing";
import { useMe } from "@/api/session";
import type { RequestView } from "@/api/types";
import { moment } from "@/lib/format";
import { isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { BasisText, Clocks, Countdown, Facts, Loaded, Page, Section, StateTag, Timeline } from "@/ui";
import { BelongsNote } from "../catalogue/whole/BelongsNote";
import { AnswerSection } from "./request/AnswerSection";
import { ApplicationView } from "./request/ApplicationView";
import { GrantTerms } from "./request/GrantTerms";
import { ReviewView } from "./request/ReviewView";

export function RequestPage() {
  const { t } = useTranslation("sharing");
  const { id = "" } = useParams();
  const query = useRequest(id);
  return <Loaded query={query} title={t("title")}>{(view) => <Case key={view.request.id} view={view} />}</Loaded>;
}

function Case({ view }: { view: RequestView }) {
  const { t } = useTranslation("sharing");
  const { request } = view;
  const me = useMe();
  const mine = request.applicant === me.org.id && isOfficer(me);
  const running = view.clocks.find((clock) => !clock.met);
  return (
    <Page
      title={t("request_title", { title: view.resource_title })}
      tags={<StateTag room="sharing" state={request.state} />}
      back={{ to: paths.requests(), label: t("title") }}
      lead={
        <>
          {request.number ? <span className="quiet">{request.number} </span> : null}
          {t("from_to", { from: view.applicant_name, to: view.source_name })} {running ? <Countdown clock={running} long /> : null}
        </>
      }
    >
      {request.ordered ? (
        <p className="notice">
          {t("ordered")} <Link to={paths.matter("dispute", request.ordered)}>{t("see_dispute")}</Link>
        </p>
      ) : null}
      <div className="split">
        <div>
          <AnswerSection view={view} />
          <Section title={t("application")} extra={<Link to={paths.resource(request.resource)}>{t("see_resource")}</Link>}>
            <ApplicationView application={request.application} contract={view.contract} basis={view.basis} />
          </Section>
          <ReviewView view={view} />
          {request.state === "refused" ? (
            <Section
              title={t("refusal")}
              extra={
                mine ? (
                  <span className="chips">
                    {request.application.mode === "verify" ? null : <Link to={paths.apply(request.resource, { mode: "verify", from: request.id })}>{t("verify_instead")}</Link>}
                    <Link to={paths.openDispute({ resource: request.resource, request: request.id })}>{t("dispute")}</Link>
                  </span>
                ) : null
              }
            >
              <Facts
                facts={[
                  [t("refusal_basis"), <BasisText key="basis" basis={view.refusal_basis} />],
                  [t("refusal_reason"), request.reason],
                ]}
              />
            </Section>
          ) : null}
          {view.grant ? (
            <Section title={t("terms")} extra={<Link to={paths.grant(view.grant.id)}>{t("see_grant")}</Link>}>
              <GrantTerms grant={view.grant} contract={view.contract} />
            </Section>
          ) : null}
          <BelongsNote request={request.id} />
        </div>
        <aside>
          <Section title={t("common:clock.title")}>
            <Clocks clocks={view.clocks} />
          </Section>
          <Section title={t("common:timeline.title")}>
            <Timeline acts={view.timeline} />
          </Section>
          <p className="quiet case-no">{t("case_no", { id: request.id, at: moment(request.asked) })}</p>
        </aside>
      </div>
    </Page>
  );
}
