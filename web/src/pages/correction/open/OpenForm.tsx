import { Button } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { lacking, type ApiProblem } from "@/api/client";
import { useOpenMatter } from "@/api/matter";
import { useMe } from "@/api/session";
import type { OpenCorrection, ResourceView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { doubtRoutes } from "@/lib/may";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { useKinds } from "../kinds";
import { ClaimFields } from "./ClaimFields";
import { openingOf, startOf, type Lookup } from "./doubt";
import { GroundFields } from "./GroundFields";

/** Which record, what of it, and why it is believed to be wrong. What is typed is personal data: it stays in this window. */
export function OpenForm({ view, lookup }: { view: ResourceView; lookup: Lookup | null }) {
  const { t } = useTranslation("correction");
  const go = useNavigate();
  const routes = doubtRoutes(useMe());
  const kinds = useKinds().rows;
  const { id } = view.resource;
  const contract = view.resource.published ?? view.resource.draft;
  const start = startOf(routes[0] ?? "user", contract, lookup);
  // One typed about another record does not belong to the one just looked up.
  const fits = (value: typeof start) => !lookup || JSON.stringify(value.key) === JSON.stringify(start.key);
  const draft = useDraft(`correction/new/${id}`, start, { secret: true, fits });
  const open = useOpenMatter<OpenCorrection>("correction");
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const error = missing ?? open.error;
  const send = (event: FormEvent) => {
    event.preventDefault();
    // An empty item means the whole record: nothing chosen is told apart here.
    setMissing(draft.value.item ? null : lacking("claim.item", t("item_missing")));
    if (!draft.value.item) return;
    open.mutate(openingOf(id, draft.value), {
      onSuccess: (made) => {
        draft.forget();
        void go(paths.matter("correction", made.matter.id));
      },
    });
  };
  const props = { draft, contract, kinds, lookup };
  return (
    <Page title={t("open_title", { title: contract.title })} back={{ to: paths.resource(id), label: t("back_resource") }} lead={t("open_to", { org: view.org_name })}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <FaultScope error={error}>
        <form onSubmit={send}>
          <Section title={t("step.record")}>
            <ClaimFields {...props} />
          </Section>
          <Section title={t("step.grounds")}>
            <GroundFields {...props} routes={routes} />
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
