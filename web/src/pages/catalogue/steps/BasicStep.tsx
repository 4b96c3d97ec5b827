import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Secrecy } from "@/api/types";
import { Field } from "@/ui";
import { ChoiceFields } from "./ChoiceFields";
import type { StepProps } from "./step";

const secrecies: Secrecy[] = ["clear", "work", "state"];

export function BasicStep({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  const secret = contract.secrecy === "work" || contract.secrecy === "state";
  return (
    <div className="form">
      <Field label={t("field.secrecy")} place="secrecy" required wide group lawKey="security.secrets_excluded" help={t(secret ? "help.secret" : "help.secrecy")}>
        {() => (
          <Radio.Group value={contract.secrecy ?? null} onChange={(event) => set({ secrecy: event.target.value as Secrecy })}>
            {secrecies.map((one) => (
              <Radio key={one} value={one}>
                {t(`secrecy.${one}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      <Field label={t("field.title")} place="title" required help={t("help.title")}>
        {(props) => <Input {...props} value={contract.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t("field.form")}>{(props) => <Input {...props} value={t(`form.${contract.form}`)} readOnly />}</Field>
      <Field label={t("field.summary")} place="summary" wide help={t("help.summary")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} value={contract.summary} onChange={(event) => set({ summary: event.target.value })} />}
      </Field>
      <ChoiceFields contract={contract} set={set} />
    </div>
  );
}
