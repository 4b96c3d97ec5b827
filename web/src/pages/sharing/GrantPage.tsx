import { DownloadOutlined, FileDoneOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { grantFile, useGrant } from "@/api/sharing";
import { useMe } from "@/api/session";
import type { GrantView } from "@/api/types";
import { doubtRoutes } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Code, CopyButton, Loaded, Nothing, Page, Rows, Section, StateTag } from "@/ui";
import { useCallColumns } from "../ledger/callColumns";
import { exampleOf } from "./call/curl";
import { GrantTerms } from "./request/GrantTerms";
import { UseSection } from "./use/UseSection";

export function GrantPage() {
  const { t } = useTranslation("sharing");
  const { id = "" } = useParams();
  const query = useGrant(id);
  return <Loaded query={query} title={t("grants_title")}>{(view) => <One view={view} />}</Loaded>;
}

function One({ view }: { view: GrantView }) {
  const { t } = useTranslation("sharing");
  const go = useNavigate();
  const { grant } = view;
  const columns = useCallColumns({ short: true });
  const example = exampleOf(view);
  const me = useMe();
  const doubts = grant.consumer === me.org.id && doubtRoutes(me).length > 0;
  return (
    <Page
      title={t("grant_title", { title: view.resource_title })}
      tags={<StateTag room="grant" state={grant.state} />}
      back={{ to: paths.grants(), label: t("grants_title") }}
      lead={t("of_source", { org: view.source_name })}
      actions={
        <>
          {doubts ? <Button onClick={() => void go(paths.openMatter("correction", grant.resource))}>{t("catalogue:doubt")}</Button> : null}
          {grant.mode === "verify" ? (
            <Button type="primary" icon={<FileDoneOutlined />} onClick={() => void go(paths.verifyGrant(grant.id))}>
              {t("verify:title")}
            </Button>
          ) : grant.mode === "api" ? (
            <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => void go(paths.tryCall(grant.id))}>
              {t("try")}
            </Button>
          ) : (
            <Button type="primary" icon={<DownloadOutlined />} href={grantFile(grant.id, grant.purpose)}>
              {t("download")}
            </Button>
          )}
        </>
      }
    >
      <div className="split">
        <div>
          {grant.why ? <p className="notice">{t(`why.${grant.state}`, { why: grant.why })}</p> : null}
          <UseSection view={view} />
          <Section title={t("calls")} extra={<Link to={paths.calls(grant.id)}>{t("all_calls")}</Link>}>
            {view.calls.length === 0 ? <Nothing text={t("no_calls")} /> : <Rows rows={view.calls} columns={columns} label={t("calls")} rowKey={(call) => `${call.writer}/${call.index}`} />}
          </Section>
          {grant.mode !== "file" ? (
            <Section title={t("example")} extra={<CopyButton text={example} />}>
              <Code text={example} />
            </Section>
          ) : null}
        </div>
        <aside>
          <Section title={t("terms")} extra={<Link to={paths.request(grant.request)}>{t("see_request")}</Link>}>
            <GrantTerms grant={grant} contract={view.contract} />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
