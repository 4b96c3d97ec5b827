import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePassStep, useResourceStep, type ResourceStep } from "@/api/catalogue";
import type { ResourceView, ReviewStep } from "@/api/types";
import { paths } from "@/lib/paths";
import { ReasonDialog, RefusalAlert } from "@/ui";
import { ChangeDialog } from "./ChangeDialog";
import { ConcludeDialog, type Conclusion } from "./ConcludeDialog";
import { useEntries } from "./entries";
import { InspectDialog } from "./InspectDialog";

const reasoned = ["return", "withdraw"] as const;
/** What may be concluded, by the word in which the server offers it. */
const conclusions: [string, Conclusion][] = [
  ["regrade", "regrade"],
  ["reassess", "assessment"],
  ["confirm_type", "confirm_type"],
];
const reviewSteps: ReviewStep[] = ["review", "check", "recheck"];

/** What may be done with it now, as the server offers. */
export function ResourceActions({ view }: { view: ResourceView }) {
  const { t } = useTranslation("catalogue");
  const { message } = App.useApp();
  const go = useNavigate();
  const act = useResourceStep();
  const pass = usePassStep();
  const entries = useEntries(view);
  const [changing, setChanging] = useState(false);
  const [inspecting, setInspecting] = useState(false);
  const [concluding, setConcluding] = useState<Conclusion | null>(null);
  const [asking, setAsking] = useState<(typeof reasoned)[number] | null>(null);
  const { id } = view.resource;
  const may = (what: string) => view.may.includes(what);
  const run = (step: ResourceStep, reason?: string, sent?: () => void) =>
    act.mutate(
      { id, step, ...(reason === undefined ? {} : { reason }) },
      {
        onSuccess: () => {
          sent?.();
          setAsking(null);
          void message.success(t(`done.${step}`));
        },
      },
    );
  const ask = (step: (typeof reasoned)[number]) => {
    act.reset();
    setAsking(step);
  };
  const passStep = (step: ReviewStep) => pass.mutate({ id, step }, { onSuccess: () => void message.success(t(`done.${step}`)) });
  if (view.may.length === 0 && entries.length === 0 && !act.error) return null;
  return (
    <>
      <div className="actions case-actions">
        {reviewSteps.filter(may).map((step) => (
          <Button key={step} type="primary" loading={pass.isPending} onClick={() => passStep(step)}>
            {t(`pass.${step}`)}
          </Button>
        ))}
        {may("publish") ? <Button type="primary" loading={act.isPending} onClick={() => run("publish")}>{t("publish")}</Button> : null}
        {may("return") ? <Button onClick={() => ask("return")}>{t("return")}</Button> : null}
        {may("submit") ? <Button type="primary" loading={act.isPending} onClick={() => run("submit")}>{t("submit")}</Button> : null}
        {may("load") ? <Button type="primary" onClick={() => void go(paths.load(id))}>{t("load")}</Button> : null}
        {may("apply") ? <Button type="primary" onClick={() => void go(paths.apply(id))}>{t("apply")}</Button> : null}
        {may("revise") ? <Button onClick={() => void go(paths.revise(id))}>{t("edit")}</Button> : null}
        {may("note_change") ? <Button onClick={() => setChanging(true)}>{t("change.open")}</Button> : null}
        {conclusions
          .filter(([offered]) => may(offered))
          .map(([, what]) => (
            <Button key={what} onClick={() => setConcluding(what)}>
              {t(`conclude.${what}`)}
            </Button>
          ))}
        {may("inspect_grades") ? <Button onClick={() => setInspecting(true)}>{t("inspect.open")}</Button> : null}
        {entries.map(({ name, to }) => (
          <Button key={name} onClick={() => void go(to)}>
            {t(name)}
          </Button>
        ))}
        {may("withdraw") ? <Button danger onClick={() => ask("withdraw")}>{t("withdraw")}</Button> : null}
      </div>
      {act.error && !asking ? <RefusalAlert error={act.error} /> : null}
      {pass.error ? <RefusalAlert error={pass.error} /> : null}
      <ChangeDialog
        id={id}
        open={changing}
        onClose={() => setChanging(false)}
        onDone={() => {
          setChanging(false);
          void message.success(t("change.done"));
        }}
      />
      <InspectDialog
        id={id}
        open={inspecting}
        onClose={() => setInspecting(false)}
        onDone={() => {
          setInspecting(false);
          void message.success(t("inspect.done"));
        }}
      />
      {conclusions.map(([, what]) => (
        <ConcludeDialog
          key={what}
          view={view}
          what={what}
          open={concluding === what}
          onClose={() => setConcluding(null)}
          onDone={() => {
            setConcluding(null);
            void message.success(t("conclude.done"));
          }}
        />
      ))}
      {reasoned.map((step) => (
        <ReasonDialog
          key={step}
          draft={`catalogue/${id}/${step}`}
          open={asking === step}
          title={t(`${step}_title`)}
          label={t(`${step}_reason`)}
          confirm={t(`${step}_confirm`)}
          danger={step === "withdraw"}
          busy={act.isPending}
          error={act.error}
          onClose={() => setAsking(null)}
          onSend={(reason, sent) => run(step, reason, sent)}
        />
      ))}
    </>
  );
}
