import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { usePutInForce } from "@/api/lists";
import { lacking } from "@/api/client";
import type { RegisterForm, RegisterKind } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { DraftNote, FaultScope, Field, goToFault, RefusalAlert, Section } from "@/ui";
import { useState } from "react";
import { readFields } from "./words";

const kinds: RegisterKind[] = ["first", "change", "correction", "cancellation"];
type Text = Record<string, string>;

/** Puts registration forms in force: for each kind its fields and the rule of its numbers. */
export function FormsEditor() {
  const { t } = useTranslation("lists");
  const put = usePutInForce();
  const start: Text = { title: "", ...Object.fromEntries(kinds.flatMap((kind) => [[`${kind}.fields`, t("forms.usual")], [`${kind}.number`, t(`forms.number.${kind}`)]])) };
  const draft = useDraft<Text>("register_form/new", start);
  const [wrong, setWrong] = useState<unknown>(null);
  const error = wrong ?? put.error;
  const { value } = draft;
  const send = () => {
    const forms = {} as Record<RegisterKind, RegisterForm>;
    for (const kind of kinds) {
      const read = readFields(value[`${kind}.fields`] ?? "");
      if (read.wrong.length > 0) {
        setWrong(lacking(`forms.${kind}.fields`, t("forms.wrong", { kind: t(`register.kind.${kind}`), n: read.wrong.join(t("common:comma")) })));
        return;
      }
      forms[kind] = { fields: read.fields, number: value[`${kind}.number`] ?? "" };
    }
    setWrong(null);
    put.mutate({ title: value.title ?? "", forms }, { onSuccess: () => draft.forget() });
  };
  return (
    <Section title={t("forms.put")}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <FaultScope error={error}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className="form">
            <Field label={t("forms.name")} place="title" required wide>
              {(props) => <Input {...props} maxLength={200} value={value.title} onChange={(event) => draft.set({ title: event.target.value })} />}
            </Field>
            {kinds.flatMap((kind) => [
              <Field key={`${kind}.fields`} label={t("forms.fields", { kind: t(`register.kind.${kind}`) })} place={`forms.${kind}.fields`} required help={t("forms.help_fields")}>
                {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={4000} value={value[`${kind}.fields`]} onChange={(event) => draft.set({ [`${kind}.fields`]: event.target.value })} />}
              </Field>,
              <Field key={`${kind}.number`} label={t("forms.number_of", { kind: t(`register.kind.${kind}`) })} place={`forms.${kind}.number`} required help={t("forms.help_number")}>
                {(props) => <Input {...props} maxLength={100} value={value[`${kind}.number`]} onChange={(event) => draft.set({ [`${kind}.number`]: event.target.value })} />}
              </Field>,
            ])}
          </div>
          <div className="wizard-foot">
            <Button type="primary" htmlType="submit" loading={put.isPending}>
              {t("forms.send")}
            </Button>
          </div>
        </form>
      </FaultScope>
    </Section>
  );
}
