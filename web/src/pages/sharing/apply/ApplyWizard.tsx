import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiProblem } from "@/api/client";
import { useMe } from "@/api/session";
import { useApply } from "@/api/sharing";
import type { Application, LawKey, ResourceView } from "@/api/types";
import { paths } from "@/lib/paths";
import { FaultScope, goToFault, Page, RefusalAlert, WizardSteps } from "@/ui";
import { ApplicationView } from "../request/ApplicationView";
import { ScopeStep } from "./ScopeStep";
import { UseStep } from "./UseStep";

const steps = ["scope", "use", "check"] as const;
const inScope = new Set(["items", "mode"]);
type Props = { view: ResourceView; elements: LawKey };

/** An application with the elements the law wants reviewed. */
export function ApplyWizard({ view, elements }: Props) {
  const { t } = useTranslation("sharing");
  const me = useMe();
  const go = useNavigate();
  const [step, setStep] = useState(0);
  const [application, setApplication] = useState<Application>({ scenario: "", unit: me.org.name, items: [], mode: "api", purpose: "", until: "", basis: null });
  const apply = useApply();
  const [lacking, setLacking] = useState<ApiProblem | null>(null);
  const contract = view.resource.published ?? view.resource.draft;
  const set = (change: Partial<Application>) => setApplication((before) => ({ ...before, ...change }));
  const error = lacking ?? apply.error;
  const send = () => {
    // An end date has no empty form: without one there is nothing to send.
    const fault = { place: "until", message: t("until_missing") };
    setLacking(application.until ? null : new ApiProblem({ title: "", status: 422, detail: fault.message, code: "input", faults: [fault] }));
    if (application.until) apply.mutate({ resource: view.resource.id, application }, { onSuccess: (made) => void go(paths.request(made.request.id)) });
  };
  const toFault = (place: string) => {
    setStep(inScope.has(place.replace("application.", "")) ? 0 : 1);
    setTimeout(() => goToFault(place), 60);
  };
  const props = { application, set, contract, elements };
  return (
    <Page title={t("apply_title", { title: contract.title })} back={{ to: paths.resource(view.resource.id), label: t("back_resource") }} lead={t("apply_lead", { org: view.org_name })}>
      <WizardSteps at={step} onGo={setStep} titles={steps.map((name) => t(`step.${name}`))} />
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
