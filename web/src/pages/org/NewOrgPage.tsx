import { Button, Input } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLawKey } from "@/api/law";
import { useRegister } from "@/api/org";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Choice, DraftNote, FaultScope, Field, Page, RefusalAlert, Section } from "@/ui";

const kinds = ["department", "public_service", "town", "local_authority", "government", "service_centre", "operator", "vendor", "outside", "enterprise", "institution", "research"];
const contracted = new Set(["operator", "vendor"]);
const start = { name: "", kind: "", region: "", category: "", function: "", sector: "", article: "", designation: "", document: "", from: "", until: "", accepted: "" };

/** Sets up an organization; the law says what makes it one. */
export function NewOrgPage() {
  const { t } = useTranslation("orgs");
  const go = useNavigate();
  const draft = useDraft("org/new", start);
  const register = useRegister();
  const { value, set } = draft;
  const sectors = useLawKey("org.service_sectors").data?.list ?? [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { name, kind, region, document, from, until, accepted, ...standing } = value;
    const term = contracted.has(kind) && from && until ? { document, from, until, accepted } : null;
    register.mutate(
      { name, kind: kind || null, region, standing, term },
      {
        onSuccess: (made) => {
          draft.forget();
          void go(paths.org(made.org.id));
        },
      },
    );
  };
  const text = (field: keyof typeof start, place: string, type?: string) => (
    <Field label={t(`fact.${field}`)} place={place}>
      {(props) => <Input {...props} type={type ?? "text"} maxLength={200} value={value[field]} onChange={(event) => set({ [field]: event.target.value })} />}
    </Field>
  );
  return (
    <Page title={t("new_title")} back={{ to: paths.orgs(), label: t("title") }} lead={t("new_lead")}>
      <DraftNote draft={draft} />
      {register.error ? <RefusalAlert error={register.error} /> : null}
      <FaultScope error={register.error}>
        <form onSubmit={send}>
          <Section title={t("facts")}>
            {text("name", "name")}
            <Field label={t("col.kind")} place="kind" required lawKey="org.applies_to">
              {(props) => <Choice {...props} value={value.kind} empty={t("choose")} options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} onChange={(kind) => set({ kind })} />}
            </Field>
            {text("region", "region")}
            {["department", "public_service", "outside"].includes(value.kind) ? text("category", "standing.category") : null}
            {value.kind === "public_service" ? text("function", "standing.function") : null}
            {value.kind === "public_service" && sectors.length > 0 ? (
              <Field label={t("fact.sector")} place="standing.sector" lawKey="org.service_sectors">
                {(props) => <Choice {...props} value={value.sector} empty={t("choose")} options={sectors.map((sector) => ({ value: sector, label: sector }))} onChange={(sector) => set({ sector })} />}
              </Field>
            ) : null}
            {value.kind === "public_service" ? text("article", "standing.article") : null}
            {value.kind === "local_authority" ? text("designation", "standing.designation") : null}
            {contracted.has(value.kind) ? (
              <>
                {text("document", "term.document")}
                {text("from", "term.from", "date")}
                {text("until", "term.until", "date")}
                {text("accepted", "term.accepted")}
              </>
            ) : null}
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" loading={register.isPending}>
                {t("new_send")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
    </Page>
  );
}
