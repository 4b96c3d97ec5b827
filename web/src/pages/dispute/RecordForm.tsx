import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Dispute, Outcome, Stage } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { lines } from "@/lib/lines";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { stageOf, useLadder } from "./ladder";

const outcomes: Outcome[] = ["failed", "settled"];

/** What the step at hand leaves in writing: each step has a form of its own. */
export function RecordForm(props: ActionProps<Dispute>) {
  const step = stageOf(props.view.state) ?? "negotiate";
  return <StepForm key={step} {...props} step={step} />;
}

/** What is missing is said by the server. */
function StepForm({ step, draft: form, view, onSend, ...rest }: ActionProps<Dispute> & { step: Stage }) {
  const { t } = useTranslation("dispute");
  const { matter, names } = view;
  const rung = useLadder(matter).rungs.find(({ stage }) => stage === step);
  const start: { outcome: Outcome; positions: Record<string, string>; participants: string; text: string; document: string } = { outcome: "failed", positions: {}, participants: "", text: "", document: "" };
  const draft = useDraft(form, start, { base: step });
  const { outcome, positions, participants, text, document } = draft.value;
  const parties = [matter.claimant, matter.respondent];
  const send = () =>
    onSend({
      step,
      outcome: step === "opinion" ? "failed" : outcome,
      positions: parties.flatMap((org) => (positions[org]?.trim() ? [{ org, text: positions[org] }] : [])),
      participants: lines(participants),
      text,
      document,
    });
  return (
    <ActFrame {...rest} draft={draft} onSend={send}>
      <p className="chips rung-at">
        <span className="tag info">{rung?.title ?? t(`stage.${step}`)}</span>
        {rung?.with ? <span className="quiet">{t("rung_with", { offices: rung.with })}</span> : null}
      </p>
      <div className="form">
        {step === "opinion" ? null : (
          <Field label={t("fact.outcome")} place="outcome" required group wide lawKey="dispute.ladder">
            {() => (
              <Radio.Group value={outcome} onChange={(event) => draft.set({ outcome: event.target.value as Outcome })}>
                {outcomes.map((one) => (
                  <Radio key={one} value={one}>
                    {t(`outcome.${one}`)}
                  </Radio>
                ))}
              </Radio.Group>
            )}
          </Field>
        )}
        {parties.map((org, n) => (
          <Field key={org} label={t("position_of", { org: names[org] ?? org })} place={n === 0 ? "positions" : `positions[${n}]`}>
            {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={positions[org] ?? ""} onChange={(event) => draft.set({ positions: { ...positions, [org]: event.target.value } })} />}
          </Field>
        ))}
        <Field label={t([`text_of.${step}_${outcome}`, `text_of.${step}`])} place="text" wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={text} onChange={(event) => draft.set({ text: event.target.value })} />}
        </Field>
        <Field label={t("fact.participants")} place="participants" help={t("help.participants")}>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} value={participants} onChange={(event) => draft.set({ participants: event.target.value })} />}
        </Field>
        <Field label={t("fact.document")} place="document" help={t("help.document")}>
          {(props) => <Input {...props} maxLength={200} value={document} onChange={(event) => draft.set({ document: event.target.value })} />}
        </Field>
      </div>
    </ActFrame>
  );
}
