import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Registration } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

/** Remarks on a form, one a line; each has to be answered. */
export function RemarksForm({ room, verb, draft: form, busy, error, onSend }: ActionProps<Registration>) {
  const { t } = useTranslation("registration");
  const draft = useDraft(form, { text: "" });
  const { text } = draft.value;
  const remarks = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return (
    <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={() => onSend({ remarks })}>
      <Field label={t("field.remarks")} place="remarks" required wide help={t("help.remarks")} lawKey="catalogue.registration_guided">
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={4000} value={text} onChange={(event) => draft.set({ text: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
