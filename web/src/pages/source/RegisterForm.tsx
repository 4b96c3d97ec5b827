import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { Assignment } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";

/** What one of several departments has collected of its share. */
export function RegisterForm({ draft: form, view, onSend, ...rest }: ActionProps<Assignment>) {
  const { t } = useTranslation("source");
  const me = useMe();
  const own = (view.matter.joint?.parts ?? []).filter((part) => part.org === me.org.id).map((part) => part.item);
  const draft = useDraft(form, { number: "", items: own });
  const { number, items } = draft.value;
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ number, items })}>
      <Field label={t("joint.number")} place="number" required lawKey="source.joint_register">
        {(props) => <Input {...props} maxLength={500} value={number} onChange={(event) => draft.set({ number: event.target.value })} />}
      </Field>
      <Field label={t("joint.items")} place="items" required group wide>
        {() => <Checkbox.Group value={items} options={own} onChange={(chosen) => draft.set({ items: chosen })} />}
      </Field>
    </ActFrame>
  );
}
