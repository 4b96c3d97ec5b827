import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item, Rule } from "@/api/types";
import { Choice, Nothing } from "@/ui";
import { newRule, ruleNames } from "../draft";
import { RuleEditor } from "./RuleEditor";

export function useRuleText() {
  const { t } = useTranslation("catalogue");
  return (rule: Rule): string => {
    switch (rule.rule) {
      case "format":
        return t("rule_text.format", { pattern: rule.pattern });
      case "checksum":
        return t(`checksum.${rule.standard}`);
      case "code_list":
        return t("rule_text.code_list", { n: rule.values.length });
      case "range":
        return t("rule_text.range", { min: rule.min ?? t("open_end"), max: rule.max ?? t("open_end") });
      default:
        return t(`rule.${rule.rule}`);
    }
  };
}

/** The rules of an item in a line, and the dialog that changes them. */
export function RulesButton({ item, onChange }: { item: Item; onChange: (rules: Rule[]) => void }) {
  const { t } = useTranslation("catalogue");
  const text = useRuleText();
  const [open, setOpen] = useState(false);
  const set = (n: number, rule: Rule | null) => onChange(item.rules.flatMap((old, at) => (at === n ? (rule ? [rule] : []) : [old])));
  return (
    <>
      <Button type="link" className="rules-button" onClick={() => setOpen(true)}>
        {item.rules.length === 0 ? t("add_rules") : item.rules.map(text).join(t("common:semicolon"))}
      </Button>
      <Modal open={open} title={t("rules_of", { title: item.title || item.name })} onCancel={() => setOpen(false)} footer={<Button type="primary" onClick={() => setOpen(false)}>{t("common:action.done")}</Button>} destroyOnHidden>
        {item.rules.length === 0 ? <Nothing text={t("no_rules")} /> : null}
        {item.rules.map((rule, n) => (
          <RuleEditor key={n} rule={rule} onChange={(next) => set(n, next)} />
        ))}
        <Choice value="" aria-label={t("add_rule")} empty={t("add_rule")} options={ruleNames.map((name) => ({ value: name, label: t(`rule.${name}`) }))} onChange={(name) => name && onChange([...item.rules, newRule(name as Rule["rule"])])} />
      </Modal>
    </>
  );
}
