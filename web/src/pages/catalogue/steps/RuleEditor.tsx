import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Checksum, Rule } from "@/api/types";
import { Choice } from "@/ui";

const standards: Checksum[] = ["resident_id", "uscc"];

export function RuleEditor({ rule, onChange }: { rule: Rule; onChange: (rule: Rule | null) => void }) {
  const { t } = useTranslation("catalogue");
  return (
    <div className="rule" role="group" aria-label={t(`rule.${rule.rule}`)}>
      <strong>{t(`rule.${rule.rule}`)}</strong>
      <div className="rule-body">
        {rule.rule === "format" ? <Input value={rule.pattern} placeholder={t("pattern")} aria-label={t("pattern")} onChange={(event) => onChange({ ...rule, pattern: event.target.value })} /> : null}
        {rule.rule === "checksum" ? <Choice value={rule.standard} aria-label={t("rule.checksum")} options={standards.map((name) => ({ value: name, label: t(`checksum.${name}`) }))} onChange={(name) => onChange({ ...rule, standard: name as Checksum })} /> : null}
        {rule.rule === "code_list" ? <Codes values={rule.values} onChange={(values) => onChange({ ...rule, values })} /> : null}
        {rule.rule === "range" ? (
          <>
            <Input value={rule.min ?? ""} placeholder={t("min")} aria-label={t("min")} onChange={(event) => onChange({ ...rule, min: event.target.value || null })} />
            <Input value={rule.max ?? ""} placeholder={t("max")} aria-label={t("max")} onChange={(event) => onChange({ ...rule, max: event.target.value || null })} />
          </>
        ) : null}
        {rule.rule === "unique" ? <span className="quiet">{t("rule_text.unique")}</span> : null}
      </div>
      <Button type="text" icon={<DeleteOutlined />} aria-label={t("drop_rule")} onClick={() => onChange(null)} />
    </div>
  );
}

/** One code a line. */
function Codes({ values, onChange }: { values: string[]; onChange: (values: string[]) => void }) {
  const { t } = useTranslation("catalogue");
  const [text, setText] = useState(values.join("\n"));
  const take = (next: string) => {
    setText(next);
    onChange(next.split(/[\n,，、]+/).map((code) => code.trim()).filter(Boolean));
  };
  return <Input.TextArea rows={5} value={text} placeholder={t("codes")} aria-label={t("codes")} onChange={(event) => take(event.target.value)} />;
}
