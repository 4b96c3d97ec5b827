import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui";
import type { StepProps } from "./step";

export function BasicStep({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  return (
    <div className="form">
      <Field label={t("field.title")} place="title" required help={t("help.title")}>
        {(props) => <Input {...props} value={contract.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t("field.form")}>{(props) => <Input {...props} value={t(`form.${contract.form}`)} readOnly />}</Field>
      <Field label={t("field.summary")} place="summary" wide help={t("help.summary")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} value={contract.summary} onChange={(event) => set({ summary: event.target.value })} />}
      </Field>
    </div>
  );
}
