import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { ConditionFinding, RequestView } from "@/api/types";
import { Field } from "@/ui";

/** The sharing conditions of a contract one by one, as the server numbers them. */
export function conditionsOf(view: RequestView): string[] {
  const compares = view.request.application.mode === "verify";
  return compares || view.request.reviewer === "authority" ? [] : (view.conditions ?? []);
}

/** A finding on each, to be filled in. */
export const unread = (view: RequestView, met: boolean): ConditionFinding[] => conditionsOf(view).map((_, n) => ({ condition: n + 1, met, evidence: "" }));

type Props = { view: RequestView; value: ConditionFinding[]; onChange: (next: ConditionFinding[]) => void };

/** Whether each sharing condition is met, and what shows it. */
export function FindingsField({ view, value, onChange }: Props) {
  const { t } = useTranslation("sharing");
  const conditions = conditionsOf(view);
  if (conditions.length === 0) return null;
  const set = (n: number, change: Partial<ConditionFinding>) => onChange(value.map((one) => (one.condition === n ? { ...one, ...change } : one)));
  return (
    <Field label={t("findings")} place="findings" group wide required lawKey="sharing.review_conditions" help={t("help.findings")}>
      {() => (
        <ol className="findings">
          {conditions.map((condition, place) => {
            const n = place + 1;
            const finding = value.find((one) => one.condition === n);
            return (
              <li key={condition}>
                <span>{condition}</span>
                <Radio.Group aria-label={t("finding_of", { condition })} value={finding?.met} onChange={(event) => set(n, { met: Boolean(event.target.value) })}>
                  <Radio value={true}>{t("met")}</Radio>
                  <Radio value={false}>{t("unmet")}</Radio>
                </Radio.Group>
                <Input aria-label={t("evidence_of", { condition })} placeholder={t("evidence")} maxLength={500} value={finding?.evidence ?? ""} onChange={(event) => set(n, { evidence: event.target.value })} />
              </li>
            );
          })}
        </ol>
      )}
    </Field>
  );
}
