import { Button } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useDemandElements } from "@/api/demand";
import { useOpenMatter } from "@/api/matter";
import { problem } from "@/api/query";
import type { OpenDemand } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { Fitting } from "./Fitting";
import { openingOf, startOf } from "./want";
import { UseFields } from "./UseFields";
import { WantFields } from "./WantFields";

/** Demands data that was looked for in vain. */
export function OpenPage() {
  const [{ q, resource }] = useFilters(["q", "resource"]);
  return <OpenForm key={`${q}/${resource}`} q={q} resource={resource} />;
}

function OpenForm({ q, resource }: { q: string; resource: string }) {
  const { t } = useTranslation("demand");
  const go = useNavigate();
  const rows = useDemandElements();
  const draft = useDraft(q || resource ? `demand/new/${q}/${resource}` : "demand/new", startOf(q, resource));
  const open = useOpenMatter<OpenDemand>("demand");
  const found = problem(open.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate(openingOf(draft.value), {
      onSuccess: (made) => {
        draft.forget();
        void go(paths.matter("demand", made.matter.id));
      },
    });
  };
  const fitting = found?.code === "demand.catalogued" ? (found.faults ?? []).map((fault) => fault.message) : [];
  const props = { draft, rows };
  return (
    <Page title={t("open")} back={{ to: paths.matters("demand"), label: t("title") }} lead={t("open_lead")}>
      <DraftNote draft={draft} />
      {open.error ? <RefusalAlert error={open.error} onFault={goToFault} /> : null}
      <FaultScope error={open.error}>
        <form onSubmit={send}>
          <Section title={t("step.want")}>
            <WantFields {...props} />
          </Section>
          <Fitting titles={fitting} value={draft.value.insufficient} onChange={(insufficient) => draft.set({ insufficient })} />
          <Section title={t("step.use")}>
            <UseFields {...props} />
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
