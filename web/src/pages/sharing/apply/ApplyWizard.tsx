import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { lacking, type ApiProblem } from "@/api/client";
import { useMe } from "@/api/session";
import { useApply } from "@/api/sharing";
import type { Application, LawKey, RequestView, ResourceView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert, WizardSteps } from "@/ui";
import { ApplicationView } from "../request/ApplicationView";
import { ScopeStep } from "./ScopeStep";
import { modesOf } from "./step";
import { UseStep } from "./UseStep";

const steps = ["scope", "use", "check"] as const;
const inScope = new Set(["items", "mode"]);
type Props = { view: ResourceView; elements: LawKey; mode: string; before?: RequestView | undefined; renews?: string | undefined };

/** An application with the elements the law wants reviewed. */
export function ApplyWizard({ view, elements, mode, before, renews }: Props) {
  const { t } = useTranslation("sharing");
  const me = useMe();
  const go = useNavigate();
  const [step, setStep] = useState(0);
  const modes = modesOf(view.may);
  const stated: Application = before?.request.application ?? { scenario: "", unit: me.org.name, items: [], mode: "api", purpose: "", until: "", basis: null };
  const start: Application = { ...stated, ...(renews ? { renews } : {}), mode: modes.find((one) => one === mode) ?? modes[0] ?? "api" };
  const draft = useDraft(["sharing/apply", view.resource.id, mode, before?.request.id, renews].filter(Boolean).join("/"), start);
  const { value: application, set } = draft;
  const apply = useApply();
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const contract = view.resource.published ?? view.resource.draft;
  const error = missing ?? apply.error;
  const sent = (made: RequestView) => {
    draft.forget();
    void go(paths.request(made.request.id));
  };
  const send = () => {
    // An end date has no empty form: without one there is nothing to send.
    setMissing(application.until ? null : lacking("until", t("until_missing")));
    if (application.until) apply.mutate({ resource: view.resource.id, application }, { onSuccess: sent });
  };
  const toFault = (place: string) => {
    setStep(inScope.has(place.replace("application.", "")) ? 0 : 1);
    setTimeout(() => goToFault(place), 60);
  };
  const props = { application, set, contract, elements, modes };
  return (
    <Page title={t(application.mode === "verify" ? "apply_verify" : "apply_title", { title: contract.title })} back={{ to: paths.resource(view.resource.id), label: t("back_resource") }} lead={t("apply_lead", { org: view.org_name })}>
      <WizardSteps at={step} onGo={setStep} titles={steps.map((name) => t(`step.${name}`))} />
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={toFault} /> : null}
      <FaultScope error={error}>
        <div className="section wizard-body">
          {step === 0 ? <ScopeStep {...props} /> : null}
          {step === 1 ? <UseStep {...props} /> : null}
          {step === 2 ? <ApplicationView application={application} contract={contract} basis={undefined} /> : null}
        </div>
      </FaultScope>
      <div className="wizard-foot">
        <Button disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t("common:action.previous")}
        </Button>
        {step < steps.length - 1 ? (
          <Button type="primary" onClick={() => setStep(step + 1)}>
            {t("common:action.next")}
          </Button>
        ) : (
          <Button type="primary" loading={apply.isPending} onClick={send}>
            {t("send")}
          </Button>
        )}
      </div>
    </Page>
  );
}
