import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { Misuse } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";

/** Orders the user to rectify: what, and until when. */
export function RectifyForm({ room, verb, draft: form, busy, error, onSend }: ActionProps<Misuse>) {
  const { t } = useTranslation("misuse");
  const { today } = useMe().node;
  const draft = useDraft(form, { demand: "", until: "" });
  const { demand, until } = draft.value;
  return (
    <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={() => onSend({ demand, until: until || null })}>
      <Field label={t("field.demand")} place="demand" required wide lawKey="sharing.misuse_steps">
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={demand} onChange={(event) => draft.set({ demand: event.target.value })} />}
      </Field>
      <Field label={t("field.until")} place="until" required help={t("help.until")}>
        {(props) => <Input {...props} type="date" min={today} value={until} onChange={(event) => draft.set({ until: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
