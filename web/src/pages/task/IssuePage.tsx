import { Button, Checkbox, Input } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useIssue, useOrgs, useTaskCounts } from "@/api/org";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Choice, DraftNote, FaultScope, Field, Loaded, Page, RefusalAlert, Section } from "@/ui";

/** Kinds of organization to which tasks go. */
const kinds = new Set(["department", "public_service", "town"]);

/** Issues one task to as many departments as are ticked. */
export function IssuePage() {
  const { t } = useTranslation("task");
  const go = useNavigate();
  const orgs = useOrgs();
  const works = [...new Set((useTaskCounts().data?.items ?? []).map((one) => one.work).filter(Boolean))];
  const draft = useDraft("task/new", { orgs: [] as string[], title: "", text: "", work: "", due: "" });
  const issue = useIssue();
  const { value, set } = draft;
  const send = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate(value, {
      onSuccess: () => {
        draft.forget();
        void go(paths.matters("task", { tab: "mine" }));
      },
    });
  };
  return (
    <Page title={t("open")} back={{ to: paths.matters("task"), label: t("title") }} lead={t("open_lead")}>
      <DraftNote draft={draft} />
      {issue.error ? <RefusalAlert error={issue.error} /> : null}
      <FaultScope error={issue.error}>
        <form onSubmit={send}>
          <Section title={t("about")}>
            <Field label={t("fact.title")} place="title" required lawKey="org.tasks">
              {(props) => <Input {...props} maxLength={100} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
            </Field>
            {works.length > 0 ? (
              <Field label={t("fact.work")} place="work" required lawKey="org.task_kinds">
                {(props) => <Choice {...props} value={value.work} empty={t("choose")} options={works.map((work) => ({ value: work, label: work }))} onChange={(work) => set({ work })} />}
              </Field>
            ) : null}
            <Field label={t("fact.due")} place="due" required>
              {(props) => <Input {...props} type="date" value={value.due} onChange={(event) => set({ due: event.target.value })} />}
            </Field>
            <Field label={t("fact.text")} place="text" wide>
              {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={value.text} onChange={(event) => set({ text: event.target.value })} />}
            </Field>
          </Section>
          <Section title={t("to")}>
            <Loaded query={orgs}>
              {({ items }) => (
                <Field label={t("fact.orgs")} place="orgs" required group wide>
                  {() => (
                    <Checkbox.Group
                      value={value.orgs}
                      options={items.filter((org) => kinds.has(org.kind)).map((org) => ({ value: org.id, label: org.name }))}
                      onChange={(chosen) => set({ orgs: chosen })}
                    />
                  )}
                </Field>
              )}
            </Loaded>
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" loading={issue.isPending} disabled={value.orgs.length === 0 || !value.due}>
                {t("send_open")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
    </Page>
  );
}
