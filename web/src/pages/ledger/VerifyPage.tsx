import { CheckCircleFilled, CloseCircleFilled, SafetyCertificateOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLedgerStatus, useVerify } from "@/api/ledger";
import { count } from "@/lib/format";
import { Code, Loaded, Loading, Page, RefusalAlert, Rows, Section } from "@/ui";
import { LedgerTabs } from "./LedgerTabs";

/** How far the logs reach, and whether rows, leaves and tiles still agree. */
export function VerifyPage() {
  const { t } = useTranslation("ledger");
  const status = useLedgerStatus();
  const verify = useVerify();
  const result = verify.data;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <LedgerTabs at="verify" />
      <Section
        title={t("verify_title")}
        extra={
          <Button type="primary" icon={<SafetyCertificateOutlined />} loading={verify.isPending} onClick={() => verify.mutate()}>
            {t("verify")}
          </Button>
        }
      >
        <p className="lead">{t("verify_lead")}</p>
        {verify.isPending ? <Loading /> : null}
        {verify.error ? <RefusalAlert error={verify.error} /> : null}
        {result ? (
          <div className={result.ok ? "verdict good" : "verdict bad"} role="status">
            {result.ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
            <div>
              <strong>{t(result.ok ? "verify_ok" : "verify_bad", { n: result.faults.length })}</strong>
              <p>{t("checked", { leaves: count(result.checked.leaves), tiles: count(result.checked.tiles), rows: count(result.checked.rows) })}</p>
              {result.faults.length > 0 ? (
                <ul>
                  {result.faults.map((fault) => (
                    <li key={`${fault.place} ${fault.what}`}>{t("fault", fault)}</li>
                  ))}
                </ul>
              ) : null}
            </div>
          </div>
        ) : null}
      </Section>
      <Section title={t("status_title")}>
        <Loaded query={status}>
          {({ acts, calls }) => (
            <>
              <Rows
                rows={[acts, ...calls]}
                label={t("status_title")}
                rowKey={(one) => one.origin}
                columns={[
                  { key: "origin", title: t("origin"), head: true, render: (one) => <code>{one.origin}</code> },
                  { key: "size", title: t("size"), align: "end", width: 100, render: (one) => count(one.size) },
                  { key: "root", title: t("root"), render: (one) => (one.root ? <code className="hash">{one.root}</code> : t("common:format.none")) },
                ]}
              />
              <h3>{t("checkpoint")}</h3>
              {acts.checkpoint ? <Code text={acts.checkpoint} /> : <p className="quiet">{t("no_checkpoint")}</p>}
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
