import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { Ruleset } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

/** An authority that makes the rules too agrees, or the authority here records its document. */
export function SignForm({ draft: form, view, onSend, ...rest }: ActionProps<Ruleset>) {
  const { t } = useTranslation("ruleset");
  const me = useMe();
  const draft = useDraft(form, { body: "", opinion: "" });
  const unsigned = (view.matter.signatures ?? []).filter((one) => !one.at);
  const open = me.org.kind === "authority" ? unsigned : unsigned.filter((one) => one.org === me.org.id);
  const { body, opinion } = draft.value;
  const chosen = body || (open.length === 1 ? (open[0]?.body ?? "") : "");
  const own = open.some((one) => one.body === chosen && one.org === me.org.id);
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ body: chosen, opinion })}>
      <div className="form">
        <Field label={t("fact.body")} place="body" required lawKey="catalogue.grading_cosign">
          {(props) => <Choice {...props} value={chosen} empty={t("choose")} options={open.map((one) => ({ value: one.body, label: one.body }))} onChange={(next) => draft.set({ body: next })} />}
        </Field>
        <Field label={t(own ? "fact.opinion" : "fact.document")} place="opinion" required={!own} wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={opinion} onChange={(event) => draft.set({ opinion: event.target.value })} />}
        </Field>
      </div>
    </ActFrame>
  );
}
