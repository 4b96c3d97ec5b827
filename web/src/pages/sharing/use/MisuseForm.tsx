import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useOpenMatter } from "@/api/matter";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Field } from "@/ui";
import { UseFrame, type UseProps } from "./frame";

/** Reports that the data isn't used as was applied for. */
export function MisuseForm({ view, draft: form, onDone }: UseProps) {
  const { t } = useTranslation("usage");
  const draft = useDraft(form, { note: "" });
  const open = useOpenMatter("misuse");
  const { note } = draft.value;
  const send = () =>
    open.mutate(
      { grant: view.grant.id, note },
      {
        onSuccess: (made) => {
          draft.forget();
          onDone(paths.matter("misuse", made.matter.id));
        },
      },
    );
  return (
    <UseFrame what="misuse" draft={draft} busy={open.isPending} error={open.error} onSend={send}>
      <Field label={t("what_happened")} place="note" required wide lawKey="sharing.misuse">
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={note} onChange={(event) => draft.set({ note: event.target.value })} />}
      </Field>
    </UseFrame>
  );
}
