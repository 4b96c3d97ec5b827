import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { GrantView } from "@/api/types";
import { useCheck } from "@/api/verify";
import { ValueInput } from "../../correction/ValueInput";
import { FaultScope, Field, goToFault, RefusalAlert, Section } from "@/ui";
import { checkingOf, partsOf } from "./parts";
import { Verdicts } from "./Verdicts";

/** One record. What is typed is personal data: it stays on the page. */
export function OneCheck({ view }: { view: GrantView }) {
  const { t } = useTranslation("verify");
  const { keys, compared } = partsOf(view);
  const check = useCheck(view.grant.id);
  const [key, setKey] = useState<Record<string, string>>({});
  const [claims, setClaims] = useState<Record<string, string>>({});
  const [purpose, setPurpose] = useState(view.grant.purpose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(checkingOf(key, claims, purpose));
  };
  // An answer is to what was asked: with other values it is gone.
  const put = (nextKey: typeof key, nextClaims: typeof claims) => {
    setKey(nextKey);
    setClaims(nextClaims);
    check.reset();
  };
  return (
    <>
      {check.error ? <RefusalAlert error={check.error} onFault={goToFault} /> : null}
      <FaultScope error={check.error}>
        <form onSubmit={send} autoComplete="off">
          <Section title={t("one.title")}>
            <div className="form">
              {keys.map((item, n) => (
                <Field key={item.name} label={t("sharing:key_item", { title: item.title })} required {...(n === 0 ? { place: "key" } : {})}>
                  {(props) => <Input {...props} autoComplete="off" maxLength={500} value={key[item.name] ?? ""} onChange={(event) => put({ ...key, [item.name]: event.target.value }, claims)} />}
                </Field>
              ))}
              <Field label={t("purpose")} place="purpose" required lawKey="use.purpose" help={t("sharing:call_purpose_help")}>
                {(props) => <Input {...props} value={purpose} onChange={(event) => setPurpose(event.target.value)} />}
              </Field>
            </div>
            <h3>{t("one.claims")}</h3>
            <p className="quiet act-lead">{t("one.claims_help")}</p>
            <div className="form" data-place="claims">
              {compared.map((item) => (
                <Field key={item.name} label={item.title}>
                  {(props) => <ValueInput {...props} item={item} value={claims[item.name] ?? ""} onChange={(value) => put(key, { ...claims, [item.name]: value })} />}
                </Field>
              ))}
            </div>
            <div className="wizard-foot">
              <Button onClick={() => put({}, {})}>{t("common:action.clear")}</Button>
              <Button type="primary" htmlType="submit" loading={check.isPending}>
                {t("one.send")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
      <div aria-live="polite">{check.data ? <Verdicts key={check.data.receipt.index} checked={check.data} view={view} /> : null}</div>
    </>
  );
}
