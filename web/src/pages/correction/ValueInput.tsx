import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Item } from "@/api/types";
import { Choice, type FieldProps } from "@/ui";

type Props = FieldProps & { item: Item | undefined; value: string; onChange: (value: string) => void };

/** A value of an item, in the form its contract takes. */
export function ValueInput({ item, value, onChange, ...props }: Props) {
  const { t } = useTranslation("correction");
  const codes = item?.rules.find((rule) => rule.rule === "code_list");
  if (codes?.rule === "code_list") return <Choice {...props} value={value} empty={t("choose")} options={codes.values.map((code) => ({ value: code, label: code }))} onChange={onChange} />;
  return <Input {...props} type={item?.kind.type === "date" ? "date" : "text"} autoComplete="off" maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />;
}
