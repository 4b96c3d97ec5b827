import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Digitisation } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

const counts = ["pages", "sampled", "errors", "tolerated"] as const;

/** Paper that was turned into data, and how many errors a sample showed. */
export function DigitiseForm({ draft: form, onSend, ...rest }: ActionProps<Digitisation>) {
  const { t } = useTranslation("digitisation");
  const draft = useDraft(form, { standard: "", pages: "", sampled: "", errors: "", tolerated: "", on: "" });
  const { standard, on, ...figures } = draft.value;
  const send = () => onSend({ standard, ...Object.fromEntries(counts.map((name) => [name, Math.trunc(Number(figures[name]) || 0)])), ...(on ? { on } : {}) });
  return (
    <ActFrame {...rest} draft={draft} onSend={send}>
      <Field label={t("fact.standard")} place="standard" required wide lawKey="source.digital">
        {(props) => <Input {...props} maxLength={500} value={standard} onChange={(event) => draft.set({ standard: event.target.value })} />}
      </Field>
      {counts.map((name) => (
        <Field key={name} label={t(`count.${name}`)} place={name} required={name !== "errors"}>
          {(props) => <Input {...props} type="number" min={0} inputMode="numeric" value={figures[name]} onChange={(event) => draft.set({ [name]: event.target.value })} />}
        </Field>
      ))}
      <Field label={t("fact.on")} place="on" help={t("help.on")}>
        {(props) => <Input {...props} type="date" value={on} onChange={(event) => draft.set({ on: event.target.value })} />}
      </Field>
    </ActFrame>
  );
}
