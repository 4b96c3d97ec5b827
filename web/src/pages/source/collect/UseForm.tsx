import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { CollectionList } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

/** A step of business, or a statistic, that read a line. */
export function UseForm({ draft: form, view, onSend, ...rest }: ActionProps<CollectionList>) {
  const { t } = useTranslation("collection");
  const draft = useDraft(form, { element: "", purpose: "", on: "" });
  const { element, purpose, on } = draft.value;
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ element, purpose, ...(on ? { on } : {}) })}>
      <Field label={t("fact.element")} place="element" required>
        {(props) => <Choice {...props} value={element} empty={t("choose")} options={view.matter.lines.map((line) => ({ value: line.element, label: line.element }))} onChange={(next) => draft.set({ element: next })} />}
      </Field>
      <Field label={t("field.purpose")} place="purpose" required>
        {(props) => <Input {...props} maxLength={500} value={purpose} onChange={(event) => draft.set({ purpose: event.target.value })} />}
      </Field>
      <Field label={t("field.on")} place="on" help={t("help.on")}>
        {(props) => <Input {...props} type="date" value={on} onChange={(event) => draft.set({ on: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
