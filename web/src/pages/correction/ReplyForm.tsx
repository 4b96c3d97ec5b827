import { Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lacking, type ApiProblem } from "@/api/client";
import type { Correction, Finding } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";

const findings: Finding[] = ["right", "wrong", "partly"];

/** What the source found, and why. */
export function ReplyForm({ draft: form, error, onSend, ...rest }: ActionProps<Correction>) {
  const { t } = useTranslation("correction");
  const [missing, setMissing] = useState<ApiProblem | null>(null);
  const start: { finding: Finding | ""; reason: string } = { finding: "", reason: "" };
  const draft = useDraft(form, start);
  const { finding, reason } = draft.value;
  const send = () => {
    setMissing(finding ? null : lacking("finding", t("finding_missing")));
    if (finding) onSend({ finding, reason });
  };
  return (
    <ActFrame {...rest} error={missing ?? error} draft={draft} onSend={send}>
      <Field label={t("fact.finding")} place="finding" required group wide lawKey="correction.reply">
        {() => (
          <Radio.Group value={finding} onChange={(event) => draft.set({ finding: event.target.value as Finding })}>
            {findings.map((one) => (
              <Radio key={one} value={one}>
                {t(`finding.${one}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      <Field label={t("fact.reason")} place="reason" required wide help={t("help.reason")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={reason} onChange={(event) => draft.set({ reason: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
