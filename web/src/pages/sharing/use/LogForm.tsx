import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { useLogUse } from "@/api/usage";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { UseFrame, type UseProps } from "./frame";

/** Writes an entry of the use log: what the law lists, or a note where it lists nothing. */
export function LogForm({ view, draft: form, onDone }: UseProps) {
  const { t } = useTranslation("usage");
  const rows = useLawKey("use.log").data?.rows ?? [];
  const fields = rows.length > 0 ? rows.map((row) => ({ name: row.field ?? "", title: row.title ?? "" })) : [{ name: "note", title: t("note") }];
  const draft = useDraft<Record<string, string>>(form, {});
  const log = useLogUse();
  const told = draft.value;
  const send = () =>
    log.mutate(
      { grant: view.grant.id, told },
      {
        onSuccess: () => {
          draft.forget();
          onDone();
        },
      },
    );
  return (
    <UseFrame what="log" draft={draft} busy={log.isPending} error={log.error} onSend={send}>
      {fields.map(({ name, title }) => (
        <Field key={name} label={title} place={`told.${name}`} required wide lawKey="use.log">
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 1 }} maxLength={1000} value={told[name] ?? ""} onChange={(event) => draft.set({ [name]: event.target.value })} />}
        </Field>
      ))}
    </UseFrame>
  );
}
