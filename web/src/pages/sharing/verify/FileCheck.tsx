import { DownloadOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Progress } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { GrantView } from "@/api/types";
import { useCheckFile } from "@/api/verify";
import { csvLine } from "@/lib/csv";
import { csvFile, save } from "@/lib/save";
import { FaultScope, Field, goToFault, RefusalAlert, Section } from "@/ui";
import { Drop } from "../../intake/Drop";
import { FileResult } from "./FileResult";
import { partsOf } from "./parts";

/** All records of a file at once. */
export function FileCheck({ view }: { view: GrantView }) {
  const { t } = useTranslation("verify");
  const { keys, compared } = partsOf(view);
  const [file, setFile] = useState<File | null>(null);
  const [left, setLeft] = useState<string[]>([]);
  const [purpose, setPurpose] = useState(view.grant.purpose);
  const [percent, setPercent] = useState(0);
  const check = useCheckFile(view.grant.id, setPercent);
  const items = compared.map((item) => item.name).filter((name) => !left.includes(name));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setPercent(0);
    check.mutate({ file, items, purpose: purpose.trim() });
  };
  const take = (next: File) => {
    setFile(next);
    check.reset();
  };
  const header = [...keys, ...compared.filter((item) => items.includes(item.name))].map((item) => item.title);
  const template = () => save(csvFile(`${csvLine(header)}\n`), t("file.template_name", { title: view.resource_title }));
  return (
    <>
      {check.error ? <RefusalAlert error={check.error} onFault={goToFault} /> : null}
      <FaultScope error={check.error}>
        <form onSubmit={send}>
          <Section
            title={t("file.title")}
            extra={
              <Button size="small" icon={<DownloadOutlined />} onClick={template}>
                {t("file.template")}
              </Button>
            }
          >
            <div className="form">
              <Field label={t("file.items")} place="items" required group wide help={t("file.items_help", { keys: keys.map((item) => item.title).join(t("common:comma")) })}>
                {() => (
                  <div className="checks">
                    {compared.map((item) => (
                      <Checkbox key={item.name} checked={!left.includes(item.name)} onChange={(event) => setLeft(event.target.checked ? left.filter((one) => one !== item.name) : [...left, item.name])}>
                        {item.title}
                      </Checkbox>
                    ))}
                  </div>
                )}
              </Field>
              <Field label={t("purpose")} place="purpose" required lawKey="use.purpose" help={t("sharing:call_purpose_help")}>
                {(props) => <Input {...props} value={purpose} onChange={(event) => setPurpose(event.target.value)} />}
              </Field>
              <Field label={t("file.file")} place="file" required wide help={t("file.file_help")}>
                {(props) => <Drop {...props} file={file} onFile={take} />}
              </Field>
            </div>
            {check.isPending ? (
              <div className="progress" role="status">
                <span>{t(percent < 100 ? "intake:upload.sending" : "file.comparing")}</span>
                <Progress percent={percent} aria-label={t("intake:upload.sending")} />
              </div>
            ) : null}
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" disabled={!file || items.length === 0} loading={check.isPending}>
                {t("file.send")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
      <div aria-live="polite">{check.data ? <FileResult key={check.data.receipt} checked={check.data} view={view} /> : null}</div>
    </>
  );
}
