import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useGiveUp } from "@/api/sharing";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { UseFrame, type UseProps } from "./frame";

/** Gives the grant up: it is needed no longer. */
export function GiveUpForm({ view, draft: form, onDone }: UseProps) {
  const { t } = useTranslation("usage");
  const draft = useDraft(form, { note: "" });
  const give = useGiveUp(view.grant.id);
  const { note } = draft.value;
  const send = () =>
    give.mutate(note, {
      onSuccess: () => {
        draft.forget();
        onDone();
      },
    });
  return (
    <UseFrame what="give_up" draft={draft} busy={give.isPending} error={give.error} onSend={send}>
      <Field label={t("note")} place="note" wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={note} onChange={(event) => draft.set({ note: event.target.value })} />}
      </Field>
    </UseFrame>
  );
}
