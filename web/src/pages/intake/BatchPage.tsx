import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import { useBatch } from "@/api/intake";
import type { BatchView, Progress as Far } from "@/api/types";
import { count, moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Page, Section, StateTag, Timeline } from "@/ui";
import { QuarantineSection } from "./QuarantineSection";

export function BatchPage() {
  const { t } = useTranslation("intake");
  const { id = "" } = useParams();
  const query = useBatch(id);
  return <Loaded query={query} title={t("title")}>{(view) => <Batch key={view.batch.id} view={view} />}</Loaded>;
}

function Batch({ view }: { view: BatchView }) {
  const { t } = useTranslation("intake");
  const { batch } = view;
  // The answer to the upload said so; the batch itself does not remember.
  const arrived = useLocation().state as { repeated?: boolean } | null;
  const repeated = view.repeated || arrived?.repeated === true;
  return (
    <Page title={batch.file} tags={<StateTag room="intake" state={batch.state} />} back={{ to: paths.intake(batch.resource), label: t("title") }} lead={<Link to={paths.resource(batch.resource)}>{view.resource_title}</Link>}>
      {repeated ? (
        <p className="notice" role="status">
          {t("repeated", { at: moment(batch.accepted) })}
        </p>
      ) : null}
      <div className="split">
        <div>
          <Section title={t("result")}>
            {batch.state === "intended" ? <Running progress={view.progress} /> : null}
            {batch.state === "failed" ? (
              <div className="refusal" role="alert">
                <div>
                  <strong>{t("failed")}</strong>
                  <p>{batch.why}</p>
                  <p className="quiet">{t("failed_remedy")}</p>
                </div>
              </div>
            ) : null}
            {batch.counts ? (
              <div className="figures">
                <Figure name={t("col.rows")} value={batch.counts.rows} />
                <Figure name={t("col.good")} value={batch.counts.good} tone="good" />
                <Figure name={t("col.bad")} value={batch.counts.bad} tone={batch.counts.bad > 0 ? "bad" : ""} />
              </div>
            ) : null}
          </Section>
          {batch.counts ? <QuarantineSection id={batch.id} bad={batch.counts.bad} resource={batch.resource} /> : null}
        </div>
        <aside>
          <Section title={t("facts")}>
            <Facts
              facts={[
                [t("col.officer"), view.officer_name],
                [t("col.accepted"), moment(batch.accepted)],
                [t("col.format"), t(`format.${batch.format}`, { defaultValue: batch.format })],
                [t("col.resource_version"), t("version", { n: batch.resource_version })],
                [t("col.table_version"), batch.table_version],
                [t("col.digest"), <code key="digest" className="hash">{batch.digest}</code>],
              ]}
            />
          </Section>
          {view.timeline ? (
            <Section title={t("common:timeline.title")}>
              <Timeline acts={view.timeline} />
            </Section>
          ) : null}
        </aside>
      </div>
    </Page>
  );
}

function Running({ progress }: { progress: Far | null }) {
  const { t } = useTranslation("intake");
  const percent = progress?.percent ?? (progress && progress.bytes_total > 0 ? Math.floor((progress.bytes_read / progress.bytes_total) * 100) : 0);
  return (
    <div className="progress" role="status">
      <span>{t(`stage.${progress?.stage ?? "waiting"}`, { defaultValue: progress?.stage ?? "" })}</span>
      <Progress percent={percent} status="active" aria-label={t("running")} />
      {progress ? <span className="quiet">{t("so_far", { rows: count(progress.rows), bad: count(progress.bad) })}</span> : null}
    </div>
  );
}

function Figure({ name, value, tone = "" }: { name: string; value: number; tone?: string }) {
  return (
    <div className={`figure ${tone}`}>
      <span>{name}</span>
      <strong>{count(value)}</strong>
    </div>
  );
}
