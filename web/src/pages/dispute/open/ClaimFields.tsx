import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import { Field } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import type { ClaimProps } from "./AboutFields";

/** The other side, and what is claimed. */
export function ClaimFields({ draft }: ClaimProps) {
  const { t } = useTranslation("dispute");
  const me = useMe();
  const { value, set } = draft;
  return (
    <div className="form">
      <Field label={t("fact.title")} place="title" required help={t("help.title")}>
        {(props) => <Input {...props} maxLength={60} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t("fact.respondent")} place="respondent" required>
        {(props) => <OrgChoice {...props} value={value.respondent} empty={t("choose")} without={me.org.id} onChange={(respondent) => set({ respondent })} />}
      </Field>
      <Field label={t("fact.statement")} place="statement" required wide lawKey="dispute.ladder" help={t("help.statement")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 4 }} maxLength={2000} value={value.statement} onChange={(event) => set({ statement: event.target.value })} />}
      </Field>
    </div>
  );
}
