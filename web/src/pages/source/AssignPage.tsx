import { Button, Input } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useOpenMatter } from "@/api/matter";
import { useSourceEntries } from "@/api/source";
import type { BasisRef, OpenAssignment } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { BasisPicker, Choice, Cited, DraftNote, FaultScope, Field, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { OrgChoice } from "../matter/OrgChoice";

/** Makes a department the source of an element. Who may be, and on which basis, is said by the server. */
export function AssignPage() {
  const { t } = useTranslation("source");
  const go = useNavigate();
  const [came] = useFilters(["entry", "element"]);
  const entries = useSourceEntries().data?.items ?? [];
  const start = { element: came.element, entry: came.entry, scope: "", org: "", basis: null as BasisRef | null, document: "", entrustment: "", opinion: "" };
  const draft = useDraft(`source/new/${came.entry}/${came.element}`, start);
  const { value, set } = draft;
  const entry = entries.find((one) => one.name === value.entry);
  const open = useOpenMatter<OpenAssignment>("source");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { basis, ...rest } = value;
    open.mutate({ ...rest, ...(basis ? { basis } : {}) }, {
      onSuccess: (made) => {
        draft.forget();
        void go(paths.matter("source", made.matter.id));
      },
    });
  };
  const text = (name: "element" | "scope" | "document" | "entrustment" | "opinion") => (event: { target: { value: string } }) => set({ [name]: event.target.value });
  return (
    <Page title={t("open")} back={{ to: paths.sources(), label: t("title") }} lead={t("open_lead")}>
      <DraftNote draft={draft} />
      {open.error ? <RefusalAlert error={open.error} onFault={goToFault} /> : null}
      <FaultScope error={open.error}>
        <form onSubmit={send}>
          <Section title={t("about")}>
            <div className="form">
              <Field label={t("fact.entry")} place="entry" help={entry ? <>{t("help.sources", { words: entry.sources.join(t("common:comma")) })} <Cited citation={entry.citation} aside /></> : t("help.entry")}>
                {(props) => <Choice {...props} value={value.entry} empty={t("no_entry")} options={entries.map((one) => ({ value: one.name, label: one.title }))} onChange={(name) => set({ entry: name })} />}
              </Field>
              <Field label={t("fact.element")} place="element" required help={t(entry?.divided ? "help.divided" : "help.element")}>
                {(props) => <Input {...props} maxLength={100} value={value.element} onChange={text("element")} />}
              </Field>
              <Field label={t("fact.org")} place="org" required>
                {(props) => <OrgChoice {...props} value={value.org} empty={t("choose")} onChange={(org) => set({ org })} />}
              </Field>
              <Field label={t("fact.scope")} place="scope" help={t("help.scope")}>
                {(props) => <Input {...props} maxLength={100} value={value.scope} onChange={text("scope")} />}
              </Field>
              <Field label={t("fact.basis")} place="basis" wide group lawKey="source.basis">
                {(props) => <BasisPicker {...props} suffices="source.basis" value={value.basis} onChange={(basis) => set({ basis })} />}
              </Field>
              <Field label={t("fact.document")} place="document">
                {(props) => <Input {...props} maxLength={500} value={value.document} onChange={text("document")} />}
              </Field>
              <Field label={t("fact.entrustment")} place="entrustment" help={t("help.entrustment")}>
                {(props) => <Input {...props} maxLength={500} value={value.entrustment} onChange={text("entrustment")} />}
              </Field>
              <Field label={t("field.opinion")} place="opinion" wide lawKey="org.source_with" help={t("help.opinion")}>
                {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={value.opinion} onChange={text("opinion")} />}
              </Field>
            </div>
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" loading={open.isPending}>
                {t("send_open")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
    </Page>
  );
}
