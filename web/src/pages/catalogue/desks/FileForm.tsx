import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useFormsInForce } from "@/api/lists";
import type { Registration } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

type Text = Record<string, string>;

/** The registration form, filled in from the catalogue, and an answer to each remark. */
export function FileForm({ room, verb, view, draft: form, busy, error, onSend }: ActionProps<Registration>) {
  const { t } = useTranslation("registration");
  const { matter } = view;
  const remarks = matter.remarks ?? [];
  const fields = useFormsInForce().data?.forms[matter.kind]?.fields ?? [];
  const start: Text = {
    ...Object.fromEntries(Object.entries(matter.stated).map(([name, text]) => [`stated.${name}`, text])),
    ...Object.fromEntries(remarks.map((remark, n) => [`answer.${n}`, remark.answer])),
  };
  const draft = useDraft<Text>(form, start, { base: String(view.row_version) });
  const stated = (name: string) => draft.value[`stated.${name}`] ?? matter.stated[name] ?? "";
  const answer = (n: number) => draft.value[`answer.${n}`] ?? remarks[n]?.answer ?? "";
  const send = () =>
    onSend({
      stated: Object.fromEntries(fields.map((field) => [field.name, stated(field.name)])),
      answers: remarks.map((_, n) => answer(n)),
    });
  return (
    <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={send}>
      {fields.map((field) => (
        <Field key={field.name} label={field.title} place={`stated.${field.name}`} required>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 1 }} maxLength={2000} value={stated(field.name)} onChange={(event) => draft.set({ [`stated.${field.name}`]: event.target.value })} />}
        </Field>
      ))}
      {remarks.map((remark, n) => (
        <Field key={`${n} ${remark.text}`} label={t("field.answer", { n: n + 1 })} place={`answers.${n}`} help={remark.text} wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 1 }} maxLength={2000} value={answer(n)} onChange={(event) => draft.set({ [`answer.${n}`]: event.target.value })} />}
        </Field>
      ))}
    </ActFrame>
  );
}
