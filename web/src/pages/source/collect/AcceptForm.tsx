import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { CollectionList } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

/** For each line, why it is asked for so finely and so often. */
export function AcceptForm({ draft: form, view, onSend, ...rest }: ActionProps<CollectionList>) {
  const { t } = useTranslation("collection");
  const draft = useDraft(form, { reasons: {} as Record<string, string> });
  const { reasons } = draft.value;
  const send = () => onSend({ lines: view.matter.lines.map(({ element }) => ({ element, reason: reasons[element] ?? "" })) });
  return (
    <ActFrame {...rest} draft={draft} onSend={send}>
      {view.matter.lines.map((line, n) => (
        <Field key={line.element} label={t("accept_line", { element: line.element, granularity: line.granularity, frequency: line.frequency })} place={`lines[${n}].reason`} lawKey="source.principles" wide>
          {(props) => <Input {...props} maxLength={500} value={reasons[line.element] ?? ""} onChange={(event) => draft.set({ reasons: { ...reasons, [line.element]: event.target.value } })} />}
        </Field>
      ))}
    </ActFrame>
  );
}
