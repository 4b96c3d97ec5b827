import { Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useResource } from "@/api/catalogue";
import type { ResourceView } from "@/api/types";
import { paths } from "@/lib/paths";
import { moment } from "@/lib/format";
import { Clocks, Countdown, Facts, Loaded, Page, Section, StateTag, Timeline } from "@/ui";
import { ContractView } from "./detail/ContractView";
import { DataSection } from "./detail/DataSection";
import { ResourceActions } from "./detail/ResourceActions";

export function ResourcePage() {
  const { t } = useTranslation("catalogue");
  const { id = "" } = useParams();
  const query = useResource(id);
  return <Loaded query={query} title={t("title")}>{(view) => <Resource key={view.resource.id} view={view} />}</Loaded>;
}

/** Who set the sharing type in force, when, on which basis, and who decided on it. */
function TypeRecord({ typed }: { typed: NonNullable<ResourceView["typed"]> }) {
  const { t } = useTranslation("catalogue");
  return (
    <Section title={t("typed.title")}>
      <Facts
        facts={[
          [t("field.share_type"), typed.title],
          [t("typed.by"), `${typed.by_name} ${moment(typed.at)}`],
          [t("field.basis"), typed.basis_text ?? t("common:format.none")],
          [t("typed.reviewed"), typed.reviewed_by_name],
          [t("typed.confirmed"), [typed.confirmed, typed.conclusion].filter(Boolean).join(" ")],
        ]}
      />
    </Section>
  );
}

function Resource({ view }: { view: ResourceView }) {
  const { t } = useTranslation("catalogue");
  const { resource } = view;
  const both = resource.published !== null && resource.state !== "published";
  const [draft, setDraft] = useState(both);
  const contract = (draft && both ? resource.draft : resource.published) ?? resource.draft;
  const running = view.clocks.find((clock) => !clock.met);
  return (
    <Page
      title={contract.title}
      back={{ to: paths.catalogue(), label: t("back") }}
      tags={
        <>
          <StateTag room="catalogue" state={resource.state} />
          {resource.version > 0 ? <span className="tag plain">{t("version", { n: resource.version })}</span> : null}
        </>
      }
      lead={
        <>
          {t("of_org", { org: view.org_name })} {running ? <Countdown clock={running} long /> : null}
        </>
      }
    >
      <ResourceActions view={view} />
      {resource.state === "returned" || resource.state === "withdrawn" ? (
        <p className="notice">{t(`notice.${resource.state}`, { reason: resource.reason ?? "", at: moment(resource.at) })}</p>
      ) : null}
      {view.behind ? <p className="notice">{t("notice.behind", { why: view.behind.why, days: view.behind.days })}</p> : null}
      {view.outdated ? <p className="notice">{t("notice.outdated", { lacks: view.outdated })}</p> : null}
      <div className="split">
        <div>
          <Section
            title={t("contract")}
            extra={
              both ? (
                <Radio.Group value={draft} onChange={(event) => setDraft(Boolean(event.target.value))} optionType="button" size="small">
                  <Radio.Button value={false}>{t("in_force")}</Radio.Button>
                  <Radio.Button value>{t("under_work")}</Radio.Button>
                </Radio.Group>
              ) : null
            }
          >
            <ContractView contract={contract} basis={view.basis} />
          </Section>
          {view.typed ? <TypeRecord typed={view.typed} /> : null}
          <DataSection view={view} />
        </div>
        <aside>
          <Section title={t("common:clock.title")}>
            <Clocks clocks={view.clocks} />
          </Section>
          <Section title={t("common:timeline.title")}>
            <Timeline acts={view.timeline} />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
