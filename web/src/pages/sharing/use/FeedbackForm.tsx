import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useOpenMatter } from "@/api/matter";
import type { FeedbackKind } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Field } from "@/ui";
import { UseFrame, type UseProps } from "./frame";

const kinds: FeedbackKind[] = ["quality", "coverage", "usefulness"];

/** Tells the source what the data is like. */
export function FeedbackForm({ view, draft: form, onDone }: UseProps) {
  const { t } = useTranslation("usage");
  const draft = useDraft<{ kind: FeedbackKind; text: string }>(form, { kind: "quality", text: "" });
  const open = useOpenMatter("feedback");
  const { kind, text } = draft.value;
  const send = () =>
    open.mutate(
      { grant: view.grant.id, kind, text },
      {
        onSuccess: (made) => {
          draft.forget();
          onDone(paths.matter("feedback", made.matter.id));
        },
      },
    );
  return (
    <UseFrame what="feedback" draft={draft} busy={open.isPending} error={open.error} onSend={send}>
      <Field label={t("kind")} place="kind" required group wide>
        {() => (
          <Radio.Group value={kind} onChange={(event) => draft.set({ kind: event.target.value as FeedbackKind })}>
            {kinds.map((one) => (
              <Radio key={one} value={one}>
                {t(`kinds.${one}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      <Field label={t("text")} place="text" required wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={text} onChange={(event) => draft.set({ text: event.target.value })} />}
      </Field>
    </UseFrame>
  );
}
