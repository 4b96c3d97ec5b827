import { Button, Checkbox, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { GrantView } from "@/api/types";
import { Field } from "@/ui";

type Props = { view: GrantView; keys: Record<string, string>; busy: boolean; ready: boolean; onCall: (input: { keys: Record<string, string>; purpose: string; items: string[] }) => void };

/** Key, items and purpose. Items outside the grant can be asked for too, to see the answer a program gets. */
export function CallForm({ view, keys: looked, busy, ready, onCall }: Props) {
  const { t } = useTranslation("sharing");
  const all = view.contract?.items ?? [];
  const keys = all.filter((item) => item.key);
  const granted = new Set(view.grant.items.map((one) => one.item));
  const [values, setValues] = useState(looked);
  const [items, setItems] = useState<string[]>(view.grant.items.map((one) => one.item));
  const [purpose, setPurpose] = useState(view.grant.purpose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onCall({ keys: values, purpose: purpose.trim(), items });
  };
  const toggle = (name: string, on: boolean) => setItems(all.map((item) => item.name).filter((one) => (one === name ? on : items.includes(one))));
  return (
    <form onSubmit={send}>
      <div className="form">
        {keys.map((item) => (
          <Field key={item.name} label={t("key_item", { title: item.title })} required help={item.note || undefined}>
            {(props) => <Input {...props} autoComplete="off" value={values[item.name] ?? ""} onChange={(event) => setValues({ ...values, [item.name]: event.target.value })} />}
          </Field>
        ))}
        <Field label={t("call_purpose")} lawKey="use.purpose" help={t("call_purpose_help")}>
          {(props) => <Input {...props} value={purpose} onChange={(event) => setPurpose(event.target.value)} />}
        </Field>
        <Field label={t("call_items")} group wide>
          {() => (
            <div className="checks">
              {all.map((item) => (
                <Checkbox key={item.name} checked={items.includes(item.name)} onChange={(event) => toggle(item.name, event.target.checked)}>
                  {item.title} {granted.has(item.name) ? null : <span className="tag warn">{t("not_granted")}</span>}
                </Checkbox>
              ))}
            </div>
          )}
        </Field>
      </div>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        {t("call")}
      </Button>
      {ready ? null : <span className="quiet after-button">{t("call_needs_token")}</span>}
    </form>
  );
}
