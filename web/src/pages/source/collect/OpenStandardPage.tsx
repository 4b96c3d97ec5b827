import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Kind, StandardLevel } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, Field, Section } from "@/ui";
import { codesOf } from "./fields";
import { KindField } from "./KindField";
import { OpenFrame } from "./OpenFrame";

const levels: StandardLevel[] = ["national", "sector", "provincial", "city"];

/** Records how a value of an element looks, by which standard. */
export function OpenStandardPage() {
  const { t } = useTranslation("standard");
  const draft = useDraft("standard/new", { element: "", code: "", standard: "", version: "", level: "national", kind: { type: "text", max: 60 } as Kind, codes: "" });
  const { level, kind, codes, ...texts } = draft.value;
  return (
    <OpenFrame room="standard" draft={draft} body={() => ({ ...draft.value, codes: codesOf(codes) })}>
      <Section title={t("about")}>
        <div className="form">
          {(["element", "code", "standard", "version"] as const).map((name) => (
            <Field key={name} label={t(`fact.${name}`)} place={name} required>
              {(props) => <Input {...props} maxLength={100} value={texts[name]} onChange={(event) => draft.set({ [name]: event.target.value })} />}
            </Field>
          ))}
          <Field label={t("fact.level")} place="level" required>
            {(props) => <Choice {...props} value={level} options={levels.map((name) => ({ value: name, label: t(`level.${name}`) }))} onChange={(next) => draft.set({ level: next })} />}
          </Field>
          <Field label={t("fact.kind")} place="kind" required group>
            {() => <KindField label={t("fact.kind")} value={kind} onChange={(next) => draft.set({ kind: next })} />}
          </Field>
          <Field label={t("fact.codes")} place="codes" wide help={t("help.codes")}>
            {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2, maxRows: 10 }} value={codes} onChange={(event) => draft.set({ codes: event.target.value })} />}
          </Field>
        </div>
      </Section>
    </OpenFrame>
  );
}
