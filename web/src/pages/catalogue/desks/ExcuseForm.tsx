import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Round } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

/** Excuses one institution, with the reason. */
export function ExcuseForm({ room, verb, view, draft: form, busy, error, onSend }: ActionProps<Round>) {
  const { t } = useTranslation("round");
  const draft = useDraft(form, { org: "", reason: "" });
  const { org, reason } = draft.value;
  const open = view.matter.tasks.filter((task) => task.task === "open");
  return (
    <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={() => onSend({ org, reason })}>
      <Field label={t("fact.org")} place="org" required>
        {(props) => <Choice {...props} value={org} empty={t("choose")} options={open.map((task) => ({ value: task.org, label: view.names[task.org] ?? task.org }))} onChange={(value) => draft.set({ org: value })} />}
      </Field>
      <Field label={t("field.reason")} place="reason" required wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={reason} onChange={(event) => draft.set({ reason: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
