import { Checkbox, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Mode } from "@/api/types";
import { Field } from "@/ui";
import { titleOf, type ApplyProps } from "./step";

/** Which items, in which mode: the least that is needed. */
export function ScopeStep({ application, set, contract, elements, modes }: ApplyProps) {
  const { t } = useTranslation("sharing");
  const chosen = new Set(application.items);
  const all = contract.items.length > 0 && chosen.size === contract.items.length;
  const toggle = (name: string, on: boolean) => set({ items: contract.items.map((item) => item.name).filter((one) => (one === name ? on : chosen.has(one))) });
  return (
    <div className="form">
      <Field label={titleOf(elements, "items", t("element.items"))} place="items" required group wide citation={elements.citation} help={t("help.items")}>
        {() => (
          <div className="checks">
            <Checkbox checked={all} indeterminate={chosen.size > 0 && !all} onChange={(event) => set({ items: event.target.checked ? contract.items.map((item) => item.name) : [] })}>
              <strong>{t("all_items")}</strong>
            </Checkbox>
            {contract.items.map((item) => (
              <Checkbox key={item.name} checked={chosen.has(item.name)} onChange={(event) => toggle(item.name, event.target.checked)}>
                {item.title} <code>{item.name}</code> {item.grade ? <span className="tag plain">{t(`catalogue:grade.${item.grade}`)}</span> : null}
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <Field label={titleOf(elements, "mode", t("element.mode"))} place="mode" required group wide citation={elements.citation}>
        {() => (
          <Radio.Group value={application.mode} onChange={(event) => set({ mode: event.target.value as Mode })}>
            {modes.map((mode) => (
              <Radio key={mode} value={mode}>
                {t(`mode.${mode}`)} <span className="quiet">{t(`mode_help.${mode}`)}</span>
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
    </div>
  );
}
