import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Cited, Field } from "@/ui";
import { conditionsOf, conditionsText, takeField } from "../draft";
import type { StepProps } from "./step";

type Props = StepProps & { field: string; title: string; citation: Parameters<typeof Cited>[0]["citation"] };

/** Conditions one by one: each has a number that an applicant answers and a reviewer cites. */
export function Conditions({ contract, set, field, title, citation }: Props) {
  const { t } = useTranslation("catalogue");
  const lines = conditionsOf(contract.fields[field] ?? "");
  const shown = lines.length === 0 ? [""] : lines;
  const put = (next: string[]) => set(takeField(contract, field, conditionsText(next)));
  return (
    <Field label={title} place={`fields.${field}`} required citation={citation} help={t("help.conditions")} wide group>
      {() => (
        <>
          <ol className="conditions">
            {shown.map((line, n) => (
              <li key={n}>
                <div className="actions">
                  <Input value={line} maxLength={500} aria-label={t("condition", { n: n + 1 })} onChange={(event) => put(shown.map((old, at) => (at === n ? event.target.value : old)))} />
                  <Button type="text" icon={<DeleteOutlined />} disabled={shown.length === 1} aria-label={t("drop_condition", { n: n + 1 })} onClick={() => put(shown.filter((_, at) => at !== n))} />
                </div>
              </li>
            ))}
          </ol>
          <Button icon={<PlusOutlined />} onClick={() => put([...shown, ""])}>
            {t("add_condition")}
          </Button>
        </>
      )}
    </Field>
  );
}
