import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { CollectionLine, CollectTerms, LineChannel, LineOrigin } from "@/api/types";
import { BasisPicker, Choice, Field } from "@/ui";

type Props = { line: CollectionLine; n: number; terms: CollectTerms | undefined; onChange: (line: CollectionLine) => void };
const texts = ["necessity", "granularity", "frequency", "reason"] as const;

/** One line: for which duty, by which norm, why, how fine and how often, from where. */
export function LineFields({ line, n, terms, onChange }: Props) {
  const { t } = useTranslation("collection");
  const at = (place: string) => `lines[${n}].${place}`;
  const set = (change: Partial<CollectionLine>) => onChange({ ...line, ...change });
  const needs = terms?.means.find(([name]) => name === line.origin.by)?.[2];
  return (
    <div className="form">
      <Field label={t("fact.element")} place={at("element")} required>
        {(props) => <Input {...props} maxLength={100} value={line.element} onChange={(event) => set({ element: event.target.value })} />}
      </Field>
      <Field label={t("fact.duty")} place={at("duty")} lawKey="source.collection_list" help={terms?.duties.length === 0 ? t("help.no_duties") : undefined}>
        {(props) => <Choice {...props} value={line.duty} empty={t("choose")} options={(terms?.duties ?? []).map((name) => ({ value: name, label: name }))} onChange={(duty) => set({ duty })} />}
      </Field>
      <Field label={t("fact.basis")} place={at("basis")} wide group lawKey="source.basis">
        {(props) => <BasisPicker {...props} value={line.basis ?? null} onChange={(basis) => set({ basis })} />}
      </Field>
      {texts.map((name) => (
        <Field key={name} label={t(`line.${name}`)} place={at(name)} lawKey={name === "reason" ? "source.duplicate_reason" : "source.principles"}>
          {(props) => <Input {...props} maxLength={500} value={line[name] ?? ""} onChange={(event) => set({ [name]: event.target.value })} />}
        </Field>
      ))}
      {terms && terms.means.length > 0 ? (
        <>
          <Field label={t("fact.origin")} place={at("origin")} required lawKey="source.principles">
            {(props) => <Choice {...props} value={line.origin.by} empty={t("choose")} options={terms.means.map(([name, title]) => ({ value: name, label: title }))} onChange={(by) => set({ origin: { by } })} />}
          </Field>
          <Proof names={needs === "function" ? ["function", "system"] : needs === "agreement" ? ["agreement", "until"] : []} of="origin" value={line.origin} onChange={(origin: LineOrigin) => set({ origin })} />
          {needs === "function" ? (
            <div className="field">
              <Checkbox checked={line.origin.recording ?? false} onChange={(event) => set({ origin: { ...line.origin, recording: event.target.checked } })}>
                {t("recording")}
              </Checkbox>
              <Checkbox checked={line.origin.protected ?? false} onChange={(event) => set({ origin: { ...line.origin, protected: event.target.checked } })}>
                {t("protected")}
              </Checkbox>
            </div>
          ) : null}
        </>
      ) : null}
      {terms && terms.channels.length > 0 ? (
        <>
          <Field label={t("fact.channel")} place={at("channel")} required lawKey="source.channels">
            {(props) => <Choice {...props} value={line.channel.by} empty={t("choose")} options={terms.channels.map(([name, title]) => ({ value: name, label: title }))} onChange={(by) => set({ channel: { by } })} />}
          </Field>
          <Proof names={["party", "document", "system"]} of="channel" value={line.channel} onChange={(channel: LineChannel) => set({ channel })} />
        </>
      ) : null}
    </div>
  );
}

/** The particulars of a way or a channel. */
function Proof<T extends object>({ names, of, value, onChange }: { names: string[]; of: "origin" | "channel"; value: T; onChange: (next: T) => void }) {
  const { t } = useTranslation("collection");
  return names.map((name) => (
    <label key={name} className="field">
      <span>{of === "origin" ? t(`origin.${name}`) : t(`channel.${name}`)}</span>
      <Input type={name === "until" ? "date" : "text"} maxLength={500} value={(value as Record<string, string | undefined>)[name] ?? ""} onChange={(event) => onChange({ ...value, [name]: event.target.value })} />
    </label>
  ));
}
