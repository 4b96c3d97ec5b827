import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useCheckYear, useLoadYear } from "@/api/calendar";
import type { CalendarYear } from "@/api/types";
import { useUnsaved } from "@/lib/unsaved";
import { FaultScope, Field, RefusalAlert, Section } from "@/ui";
import { CheckResult, Done } from "./CheckResult";
import { lineRange, tomlOf } from "./toml";

/** Loads or corrects a year: its text, what it would change, then the act. For the authority's reviewer. */
export function LoadSection({ years, missing }: { years: CalendarYear[]; missing: number | undefined }) {
  const { t } = useTranslation("calendar");
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  const check = useCheckYear();
  const load = useLoadYear();
  const area = useRef<TextAreaRef>(null);
  useUnsaved(text.trim() !== "" && !load.data);
  const put = (next: string) => {
    setText(next);
    check.reset();
    load.reset();
  };
  const take = (files: FileList | null) => void files?.[0]?.text().then(put);
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  // A fault names its line as `line:10`.
  const goToLine = (place: string) => {
    const line = Number(/^line:(\d+)$/.exec(place)?.[1] ?? 1);
    const box = area.current?.resizableTextArea?.textArea;
    const [from, to] = lineRange(text, line);
    box?.focus();
    box?.setSelectionRange(from, to);
  };
  const last = years[years.length - 1];
  const found = check.data;
  return (
    <Section title={t("load.title")}>
      <p className="quiet section-lead">{t("load.lead")}</p>
      <FaultScope error={check.error ?? load.error}>
        <Field label={t("load.text")} place="text" help={t("load.text_help")} wide>
          {({ status, ...props }) => (
            // A file dropped on the text is taken as the text; the button below takes one by keyboard.
            <div className={over ? "drop-text over" : "drop-text"} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
              <Input.TextArea {...props} {...(status ? { status } : {})} ref={area} rows={text ? 16 : 6} value={text} spellCheck={false} onChange={(event) => put(event.target.value)} />
            </div>
          )}
        </Field>
      </FaultScope>
      <div className="actions">
        <label className="file-button">
          <input type="file" accept=".toml,text/plain" onChange={(event) => take(event.target.files)} />
          {t("load.file")}
        </label>
        {last ? <Button onClick={() => put(tomlOf(last))}>{t("load.from", { year: last.year })}</Button> : null}
        <Button onClick={() => put(tomlOf({ year: missing ?? (last?.year ?? 0), notices: [{ id: "1", title: "", number: "" }], holidays: [{ name: "", notice: "1", from: "", to: "", work: [""] }] }))}>{t("load.sample")}</Button>
        <Button type="primary" disabled={!text.trim()} aria-busy={check.isPending} onClick={() => (check.isPending ? undefined : check.mutate(text))}>
          {t("load.check")}
        </Button>
      </div>
      {check.error || load.error ? (
        <div className="year-check">
          <RefusalAlert error={check.error ?? load.error} onFault={goToLine} />
        </div>
      ) : null}
      {found && !load.data ? <CheckResult found={found} /> : null}
      {found && !found.same && !load.data ? (
        <div className="wizard-foot">
          {found.known ? <span className="quiet">{t("load.replace_help")}</span> : null}
          <Button type="primary" danger={found.known} loading={load.isPending} onClick={() => load.mutate({ text, replace: found.known })}>
            {t(found.known ? "load.replace" : "load.confirm", { year: found.year })}
          </Button>
        </div>
      ) : null}
      {load.data ? <Done loaded={load.data} /> : null}
    </Section>
  );
}
