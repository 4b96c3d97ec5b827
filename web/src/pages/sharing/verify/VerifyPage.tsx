import { Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGrant } from "@/api/sharing";
import type { GrantView } from "@/api/types";
import { paths } from "@/lib/paths";
import { Loaded, Page, Section } from "@/ui";
import { GrantTerms } from "../request/GrantTerms";
import { FileCheck } from "./FileCheck";
import { OneCheck } from "./OneCheck";

const tabs = ["one", "file"] as const;

export function VerifyPage() {
  const { t } = useTranslation("verify");
  const { id = "" } = useParams();
  const query = useGrant(id);
  return <Loaded query={query} title={t("title")}>{(view) => <Verify key={view.grant.id} view={view} />}</Loaded>;
}

/** Compares what somebody states with what is held: a yes or a no, never the value. */
function Verify({ view }: { view: GrantView }) {
  const { t } = useTranslation("verify");
  const [tab, setTab] = useState<(typeof tabs)[number]>("one");
  return (
    <Page title={t("title_of", { title: view.resource_title })} back={{ to: paths.grant(view.grant.id), label: t("sharing:back_grant") }} lead={t("lead", { org: view.source_name })}>
      <Tabs activeKey={tab} onChange={(key) => setTab(key as typeof tab)} items={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))} />
      <div className="split">
        <div>{tab === "one" ? <OneCheck view={view} /> : <FileCheck view={view} />}</div>
        <aside>
          <Section title={t("sharing:terms")}>
            <GrantTerms grant={view.grant} contract={view.contract} />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
