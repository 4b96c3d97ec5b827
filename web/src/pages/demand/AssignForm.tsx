import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Demand } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { OrgChoice } from "../matter/OrgChoice";

/** Who holds what is demanded. */
export function AssignForm({ draft: form, view, onSend, ...rest }: ActionProps<Demand>) {
  const { t } = useTranslation("demand");
  const draft = useDraft(form, { provider: "", note: "" });
  const { provider, note } = draft.value;
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ provider, note })}>
      <div className="form">
        <Field label={t("fact.provider")} place="provider" required lawKey="sharing.coordinate">
          {(props) => <OrgChoice {...props} value={provider} empty={t("choose")} without={view.matter.applicant} onChange={(next) => draft.set({ provider: next })} />}
        </Field>
        <Field label={t("field.note")} place="note" wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={note} onChange={(event) => draft.set({ note: event.target.value })} />}
        </Field>
      </div>
    </ActFrame>
  );
}
