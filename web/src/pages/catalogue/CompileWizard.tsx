import { App, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useResourceStep, useSaveDraft, useSuggestions } from "@/api/catalogue";
import type { Contract, Drafted } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { useUnsaved } from "@/lib/unsaved";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert, WizardSteps } from "@/ui";
import { stepOf, steps } from "./draft";
import { BasicStep } from "./steps/BasicStep";
import { CheckStep } from "./steps/CheckStep";
import { FieldsStep } from "./steps/FieldsStep";
import { ItemsStep } from "./steps/ItemsStep";
import { SharingStep } from "./steps/SharingStep";

const bodies = [BasicStep, FieldsStep, ItemsStep, SharingStep, CheckStep];
type Props = { title: string; id?: string; version?: number; start: Contract; drafted?: Drafted | undefined; actions?: React.ReactNode };

/** Five steps, saved at any of them; what the law still wants is said by the server on submission. */
export function CompileWizard({ title, id: known, version = 0, start, drafted, actions }: Props) {
  const { t } = useTranslation("catalogue");
  const { message } = App.useApp();
  const go = useNavigate();
  const [step, setStep] = useState(0);
  const [id, setId] = useState(known);
  const [saved, setSaved] = useState({ contract: start, version });
  // What was typed upon an older version is not put over a newer one.
  const draft = useDraft(`catalogue/${id ?? "new"}`, saved.contract, { base: String(saved.version) });
  const contract = draft.value;
  const taken = useRef(false);
  useEffect(() => {
    // The columns of a spreadsheet become the draft, once.
    if (drafted && !taken.current) draft.set({ title: drafted.contract.title, items: drafted.contract.items });
    taken.current = true;
  });
  const save = useSaveDraft();
  const submit = useResourceStep();
  // What was read from her spreadsheet, else from the rows that were loaded.
  const loaded = useSuggestions(drafted ? undefined : known).data?.items;
  const error = submit.error ?? save.error;
  useUnsaved(contract !== saved.contract);
  const Body = bodies[step] ?? BasicStep;

  const keep = async (): Promise<string | null> => {
    submit.reset();
    const view = await save.mutateAsync({ ...(id ? { id } : {}), contract }).catch(() => null);
    if (!view) return null;
    draft.forget();
    setId(view.resource.id);
    setSaved({ contract, version: view.row_version });
    return view.resource.id;
  };
  const saveOnly = async () => {
    if (await keep()) void message.success(t("saved"));
  };
  const send = async () => {
    const kept = await keep();
    if (!kept) return;
    await submit.mutateAsync({ id: kept, step: "submit" }).then(() => go(paths.resource(kept)), () => undefined);
  };
  const toFault = (place: string) => {
    setStep(stepOf(place));
    setTimeout(() => goToFault(place), 60);
  };
  const busy = save.isPending || submit.isPending;
  return (
    <Page title={title} back={{ to: id ? paths.resource(id) : paths.catalogue(), label: t(id ? "back_one" : "back") }} actions={actions}>
      {drafted ? <p className="notice">{t("sheet.drafted", { n: drafted.contract.items.length, rows: drafted.rows })}</p> : null}
      <WizardSteps at={step} onGo={setStep} titles={steps.map((name) => t(`step.${name}`))} />
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={toFault} /> : null}
      <FaultScope error={error}>
        <div className="section wizard-body">
          <Body contract={contract} set={draft.set} suggestions={drafted?.suggestions ?? loaded} />
        </div>
      </FaultScope>
      <div className="wizard-foot">
        <Button disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t("common:action.previous")}
        </Button>
        <Button loading={busy} onClick={() => void saveOnly()}>
          {t("save")}
        </Button>
        {step < steps.length - 1 ? (
          <Button type="primary" onClick={() => setStep(step + 1)}>
            {t("common:action.next")}
          </Button>
        ) : (
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {t("submit")}
          </Button>
        )}
      </div>
    </Page>
  );
}
