import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { Field } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import { hasFields, type Written } from "./compose";

const lawKeys = { guide: "catalogue.guide", guide_local: "catalogue.guide", grading: "catalogue.grading", grading_local: "catalogue.grading_local", detail: "catalogue.grading_sector" } as const;

/** What a rule set says of itself, its lists, and who makes it together with the authority. */
export function ComposeFields({ value, set }: { value: Written; set: (change: Partial<Written>) => void }) {
  const { t } = useTranslation("ruleset");
  const bodies = useLawKey("catalogue.grading_cosign", value.kind === "grading").data;
  return (
    <div className="form">
      <Field label={t("fact.title")} place="title" required lawKey={lawKeys[value.kind]}>
        {(props) => <Input {...props} maxLength={100} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t("fact.edition")} place="edition" required help={t("help.edition")}>
        {(props) => <Input {...props} maxLength={100} value={value.edition} onChange={(event) => set({ edition: event.target.value })} />}
      </Field>
      {value.kind === "guide" || value.kind === "grading" ? (
        <Field label={t("fact.issued_by")} place="issued_by" help={t("help.issued_by")} wide>
          {(props) => <Input {...props} maxLength={100} value={value.issued_by} onChange={(event) => set({ issued_by: event.target.value })} />}
        </Field>
      ) : null}
      {hasFields(value.kind) ? (
        <Field label={t("fact.fields")} place="fields" help={t(`help.fields.${value.kind}`)} wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 5, maxRows: 24 }} value={value.fields} onChange={(event) => set({ fields: event.target.value })} />}
        </Field>
      ) : null}
      <Field label={t("fact.classes")} place="classes" help={t("help.classes")} wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 4, maxRows: 24 }} value={value.classes} onChange={(event) => set({ classes: event.target.value })} />}
      </Field>
      {(bodies?.list ?? []).map((body) => (
        <Field key={body} label={t("signer", { body })} place="signers" citation={bodies?.citation ?? null} help={t("help.signer")}>
          {(props) => <OrgChoice {...props} value={value.signers[body] ?? ""} empty={t("by_document")} onChange={(org) => set({ signers: { ...value.signers, [body]: org } })} />}
        </Field>
      ))}
    </div>
  );
}
