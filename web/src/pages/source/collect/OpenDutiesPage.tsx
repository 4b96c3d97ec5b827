import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useDraft } from "@/lib/draft";
import { lines } from "@/lib/lines";
import { Field, Section } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import { OpenFrame } from "./OpenFrame";

/** Records the approved duties of a department, one a line. */
export function OpenDutiesPage() {
  const { t } = useTranslation("duties");
  const draft = useDraft("duties/new", { org: "", document: "", duties: "" });
  const { org, document, duties } = draft.value;
  return (
    <OpenFrame room="duties" draft={draft} body={() => ({ org, document, duties: lines(duties).map((name) => ({ name })) })}>
      <Section title={t("about")}>
        <div className="form">
          <Field label={t("fact.org")} place="org" required>
            {(props) => <OrgChoice {...props} value={org} empty={t("choose")} onChange={(next) => draft.set({ org: next })} />}
          </Field>
          <Field label={t("fact.document")} place="document" required>
            {(props) => <Input {...props} maxLength={500} value={document} onChange={(event) => draft.set({ document: event.target.value })} />}
          </Field>
          <Field label={t("fact.names")} place="duties" required wide help={t("help.names")}>
            {(props) => <Input.TextArea {...props} autoSize={{ minRows: 5, maxRows: 20 }} value={duties} onChange={(event) => draft.set({ duties: event.target.value })} />}
          </Field>
        </div>
      </Section>
    </OpenFrame>
  );
}
