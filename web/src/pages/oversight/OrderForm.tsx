import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Lapse } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";

/** An order: by which day, and what is demanded. The day is the authority's own, no law sets it. */
export function OrderForm({ room, verb, draft: form, busy, error, onSend }: ActionProps<Lapse>) {
  const { t } = useTranslation("oversight");
  const draft = useDraft(form, { until: "", demand: "" });
  const { until, demand } = draft.value;
  return (
    <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={() => onSend({ until, demand })}>
      <Field label={t("field.until")} place="until" required help={t("help.until")}>
        {(props) => <Input {...props} type="date" value={until} onChange={(event) => draft.set({ until: event.target.value })} />}
      </Field>
      <Field label={t("field.demand")} place="demand" required wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={demand} onChange={(event) => draft.set({ demand: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
