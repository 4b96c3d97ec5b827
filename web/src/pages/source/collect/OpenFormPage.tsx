import { Button, Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { FormField } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field, Section } from "@/ui";
import { registeredOf, type FieldDraft } from "./fields";
import { KindField } from "./KindField";
import { OpenFrame } from "./OpenFrame";

const empty: FieldDraft = { title: "", element: "", kind: { type: "text", max: 60 }, codes: "", standard: "", version: "", prefilled: false };
const cells = ["title", "element", "standard", "version", "codes"] as const;

/** Registers a form against the list in force. */
export function OpenFormPage() {
  const { t } = useTranslation("form");
  const draft = useDraft("form/new", { title: "", affair: "", step: "1", spec: "", fields: [empty] });
  const { fields, ...head } = draft.value;
  const put = (n: number, change: Partial<FieldDraft>) => draft.set({ fields: fields.map((one, at) => (at === n ? { ...one, ...change } : one)) });
  return (
    <OpenFrame room="form" draft={draft} body={() => registeredOf(draft.value)}>
      <Section title={t("about")}>
        <div className="form">
          {(["title", "affair", "step", "spec"] as const).map((name) => (
            <Field key={name} label={t(`head.${name}`)} place={name} required help={name === "affair" ? t("help.affair") : undefined} lawKey={name === "spec" ? "source.collection_list" : undefined}>
              {(props) => <Input {...props} type={name === "step" ? "number" : "text"} min={1} maxLength={500} value={head[name]} onChange={(event) => draft.set({ [name]: event.target.value })} />}
            </Field>
          ))}
        </div>
      </Section>
      {fields.map((field, n) => (
        <Section
          key={n}
          title={t("field_n", { n: n + 1 })}
          extra={
            <Button disabled={fields.length === 1} aria-label={t("drop_n", { n: n + 1 })} onClick={() => draft.set({ fields: fields.filter((_, at) => at !== n) })}>
              {t("drop")}
            </Button>
          }
        >
          <div className="form">
            {cells.map((name) => (
              <Field key={name} label={t(`cell.${name}`)} place={name === "title" ? `fields[${n}]` : `fields[${n}].${name}`} help={name === "codes" ? t("help.codes") : undefined}>
                {(props) => <Input {...props} maxLength={2000} value={field[name]} onChange={(event) => put(n, { [name]: event.target.value })} />}
              </Field>
            ))}
            <Field label={t("fact.kind")} place={`fields[${n}].kind`} group>
              {() => <KindField label={t("fact.kind")} value={field.kind as FormField["kind"]} onChange={(kind) => put(n, { kind })} />}
            </Field>
            <div className="field">
              <Checkbox checked={field.prefilled} onChange={(event) => put(n, { prefilled: event.target.checked })}>
                {t("prefilled")}
              </Checkbox>
            </div>
          </div>
        </Section>
      ))}
      <Button onClick={() => draft.set({ fields: [...fields, empty] })}>{t("add")}</Button>
    </OpenFrame>
  );
}
