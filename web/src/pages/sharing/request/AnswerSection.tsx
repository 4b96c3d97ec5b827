import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRequestStep, type Answering } from "@/api/sharing";
import { useMe } from "@/api/session";
import type { RequestView } from "@/api/types";
import { dropDraft } from "@/lib/store";
import { RefusalAlert, Section } from "@/ui";
import { AgreeForm } from "./AgreeForm";
import { DeliverForm } from "./DeliverForm";
import { RefuseForm } from "./RefuseForm";
import { UndertakeForm } from "./UndertakeForm";

/** What the signed-in side may do now: answer, deliver, take back. */
export function AnswerSection({ view }: { view: RequestView }) {
  const { t } = useTranslation("sharing");
  const { message } = App.useApp();
  const step = useRequestStep(view.request.id);
  const [form, setForm] = useState<"agree" | "refuse">("agree");
  const may = (what: string) => view.may.includes(what);
  const { person } = useMe();
  const draft = `sharing/${view.request.id}`;
  const done = (answer: Answering) => {
    for (const one of ["agree", "refuse", "undertake", "offline"]) dropDraft(person.id, `${draft}/${one}`);
    void message.success(t(`done.${answer.step}`));
  };
  const send = (answer: Answering) => step.mutate(answer, { onSuccess: () => done(answer) });
  if (!["agree", "refuse", "deliver", "cancel", "undertake"].some(may)) return null;
  const open = (next: "agree" | "refuse") => {
    step.reset();
    setForm(next);
  };
  const forms = may("agree") || may("refuse");
  return (
    <Section title={t(forms ? "answer" : "handle")}>
      {forms ? (
        <>
          <div className="actions" role="group" aria-label={t("answer")}>
            {may("agree") ? <Button type={form === "agree" ? "primary" : "default"} aria-pressed={form === "agree"} onClick={() => open("agree")}>{t("agree")}</Button> : null}
            {may("refuse") ? <Button type={form === "refuse" ? "primary" : "default"} aria-pressed={form === "refuse"} onClick={() => open("refuse")}>{t("refuse")}</Button> : null}
          </div>
          {form === "agree" && may("agree") ? <AgreeForm draft={`${draft}/agree`} view={view} busy={step.isPending} error={step.error} onSend={(terms, findings, basis) => send({ step: "agree", terms, findings, basis })} /> : null}
          {form === "refuse" && may("refuse") ? <RefuseForm draft={`${draft}/refuse`} view={view} busy={step.isPending} error={step.error} onSend={(basis, reason, findings) => send({ step: "refuse", basis, reason, findings })} /> : null}
        </>
      ) : (
        <>
          {may("undertake") ? <UndertakeForm draft={`${draft}/undertake`} view={view} busy={step.isPending} error={step.error} onSend={(safety) => send({ step: "undertake", safety })} /> : null}
          {may("deliver") ? <DeliverForm draft={`${draft}/offline`} busy={step.isPending} error={step.error} onSend={(offline) => send({ step: "deliver", ...(offline ? { offline } : {}) })} /> : null}
          {may("cancel") ? (
            <>
              {step.error && !may("undertake") ? <RefusalAlert error={step.error} /> : null}
              <p className="lead">{t("cancel_lead")}</p>
              <Button danger loading={step.isPending} onClick={() => send({ step: "cancel" })}>
                {t("cancel")}
              </Button>
            </>
          ) : null}
        </>
      )}
    </Section>
  );
}
