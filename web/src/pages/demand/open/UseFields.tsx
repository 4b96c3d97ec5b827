import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { BasisPicker, Field } from "@/ui";
import { others } from "./want";
import { elementOf, type WantProps } from "./WantFields";

/** Where it will be used, for which duty, on which basis; and what else the law lists. */
export function UseFields({ draft, rows }: WantProps) {
  const { t } = useTranslation("demand");
  const { value, set } = draft;
  return (
    <div className="form">
      <Field label={t("fact.scenario")} place="scenario" {...elementOf(rows, "scenario")} wide help={t("help.scenario")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={value.scenario} onChange={(event) => set({ scenario: event.target.value })} />}
      </Field>
      <Field label={t("fact.need")} place="need" {...elementOf(rows, "need")} wide help={t("help.need")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={value.need} onChange={(event) => set({ need: event.target.value })} />}
      </Field>
      <Field label={t("fact.basis")} place="basis" {...elementOf(rows, "basis")} wide group>
        {(props) => <BasisPicker {...props} value={value.basis} onChange={(basis) => set({ basis })} />}
      </Field>
      {others(rows).map(({ field, title }) => (
        <Field key={field} label={title} place={field} required lawKey="demand.elements" wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={value.more[field] ?? ""} onChange={(event) => set({ more: { ...value.more, [field]: event.target.value } })} />}
        </Field>
      ))}
    </div>
  );
}
