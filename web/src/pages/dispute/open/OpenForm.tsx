import { Button } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useOpenMatter } from "@/api/matter";
import { useMe } from "@/api/session";
import type { OpenDispute, ResourceView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { AboutFields } from "./AboutFields";
import { openingOf, startOf, type Came } from "./claim";
import { ClaimFields } from "./ClaimFields";

/** What is disputed about a resource, with whom, and what is claimed. */
export function OpenForm({ view, came }: { view: ResourceView; came: Came }) {
  const { t } = useTranslation("dispute");
  const go = useNavigate();
  const me = useMe();
  const { id, org } = view.resource;
  const title = (view.resource.published ?? view.resource.draft).title;
  const draft = useDraft(`dispute/new/${id}/${came.request}${came.correction}`, startOf(came, org === me.org.id ? "" : org));
  const open = useOpenMatter<OpenDispute>("dispute");
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate(openingOf(id, draft.value), {
      onSuccess: (made) => {
        draft.forget();
        void go(paths.matter("dispute", made.matter.id));
      },
    });
  };
  return (
    <Page title={t("open_title", { title })} back={{ to: paths.resource(id), label: t("back_resource") }} lead={t("open_form_lead")}>
      <DraftNote draft={draft} />
      {open.error ? <RefusalAlert error={open.error} onFault={goToFault} /> : null}
      <FaultScope error={open.error}>
        <form onSubmit={send}>
          <Section title={t("step.about")}>
            <AboutFields draft={draft} resource={id} />
          </Section>
          <Section title={t("step.claim")}>
            <ClaimFields draft={draft} resource={id} />
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" loading={open.isPending}>
                {t("send_open")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
    </Page>
  );
}
