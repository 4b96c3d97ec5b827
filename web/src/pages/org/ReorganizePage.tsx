import { Button, Checkbox, Input } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useMovable, useOrg, useReorganize } from "@/api/org";
import type { OrgView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, Field, Loaded, Nothing, Page, RefusalAlert, Rows, Section } from "@/ui";
import { OrgChoice } from "../matter/OrgChoice";

/** Renames, divides, merges or abolishes an organization, in one recorded act. */
export function ReorganizePage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("orgs");
  return (
    <Loaded query={useOrg(id)} title={t("reorganize_title")}>
      {(view) => <Form key={id} view={view} />}
    </Loaded>
  );
}

function Form({ view }: { view: OrgView }) {
  const { t } = useTranslation("orgs");
  const go = useNavigate();
  const { org } = view;
  const resources = useMovable(org.id);
  const draft = useDraft(`org/${org.id}/reorganize`, { document: "", name: "", parts: {} as Record<string, string>, heir: "", ends: false });
  const send = useReorganize(org.id);
  const { value, set } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parts = Object.fromEntries(Object.entries(value.parts).filter(([, to]) => to));
    const order = { document: value.document, name: value.name.trim() || null, parts, heir: (value.ends && value.heir) || null, ends: value.ends };
    send.mutate(order, {
      onSuccess: () => {
        draft.forget();
        void go(paths.org(org.id));
      },
    });
  };
  return (
    <Page title={t("reorganize_of", { name: org.name })} back={{ to: paths.org(org.id), label: org.name }} lead={t("reorganize_lead")}>
      <DraftNote draft={draft} />
      {send.error ? <RefusalAlert error={send.error} /> : null}
      <FaultScope error={send.error}>
        <form onSubmit={submit}>
          <Section title={t("order")}>
            <Field label={t("order_document")} place="document" required lawKey="org.subject_duty" wide>
              {(props) => <Input {...props} maxLength={200} value={value.document} onChange={(event) => set({ document: event.target.value })} />}
            </Field>
            <Field label={t("order_name")} place="name" help={t("order_name_help")}>
              {(props) => <Input {...props} maxLength={60} value={value.name} onChange={(event) => set({ name: event.target.value })} />}
            </Field>
            <Field label={t("order_ends")} group>
              {() => (
                <Checkbox checked={value.ends} onChange={(event) => set({ ends: event.target.checked })}>
                  {t("order_ends_word")}
                </Checkbox>
              )}
            </Field>
            {value.ends ? (
              <Field label={t("order_heir")} place="heir" help={t("order_heir_help")}>
                {(props) => <OrgChoice {...props} value={value.heir} without={org.id} empty={t("no_heir")} onChange={(heir) => set({ heir })} />}
              </Field>
            ) : null}
          </Section>
          <Section title={t("order_parts")}>
            <Loaded query={resources}>
              {({ items }) =>
                items.length === 0 ? (
                  <Nothing text={t("no_resources")} />
                ) : (
                  <Rows
                    rows={items}
                    label={t("order_parts")}
                    rowKey={(one) => one.id}
                    columns={[
                      { key: "title", title: t("col.resource"), head: true, render: (one) => one.title },
                      {
                        key: "to",
                        title: t("col.to"),
                        render: (one) => (
                          <OrgChoice aria-label={t("to_of", { title: one.title })} value={value.parts[one.id] ?? ""} without={org.id} empty={t("stays")} onChange={(to) => set({ parts: { ...value.parts, [one.id]: to } })} />
                        ),
                      },
                    ]}
                  />
                )
              }
            </Loaded>
            <div className="wizard-foot">
              <Button type="primary" danger={value.ends} htmlType="submit" loading={send.isPending}>
                {t("order_send")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
    </Page>
  );
}
