import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLawKey } from "@/api/law";
import { useOpenMatter } from "@/api/matter";
import { useMe } from "@/api/session";
import type { ComposeRuleset, RulesetKind } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Choice, DraftNote, FaultScope, Field, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { useReader, type Written } from "./compose";
import { ComposeFields } from "./ComposeFields";

const ours: RulesetKind[] = ["guide", "guide_local", "grading", "grading_local"];
const start = (kind: RulesetKind): Written => ({ kind, title: "", edition: "", issued_by: "", fields: "", classes: "", signers: {} });

/** Draws up a rule set: the authority its guides and rules, a department its own detail. */
export function ComposePage() {
  const { t } = useTranslation("ruleset");
  const me = useMe();
  const go = useNavigate();
  const kinds: RulesetKind[] = me.org.kind === "authority" ? ours : ["detail"];
  const draft = useDraft<Written>("ruleset/new", start(kinds[0] ?? "detail"));
  const open = useOpenMatter<ComposeRuleset>("ruleset");
  const listed = useLawKey("catalogue.fields").data?.rows ?? [];
  const { read, wrong } = useReader();
  const { value, set } = draft;
  const error = wrong ?? open.error;
  const statutory = () => set({ fields: listed.map((row) => `${row.title}=${row.field}=${t("required")}`).join("\n") });
  const send = () => {
    const body = read(value);
    if (!body) return;
    open.mutate(body, {
      onSuccess: (view) => {
        draft.forget();
        void go(paths.matter("ruleset", view.matter.id));
      },
    });
  };
  return (
    <Page title={t("open")} back={{ to: paths.matters("ruleset"), label: t("title") }} lead={t("open_lead")}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <FaultScope error={error}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Section title={t("about")} extra={value.kind === "guide" && listed.length > 0 ? <Button onClick={statutory}>{t("take_statutory")}</Button> : null}>
            {kinds.length > 1 ? (
              <Field label={t("fact.kind")} place="kind" required>
                {(props) => <Choice {...props} value={value.kind} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} onChange={(kind) => set({ kind: kind as RulesetKind })} />}
              </Field>
            ) : null}
            <ComposeFields value={value} set={set} />
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
