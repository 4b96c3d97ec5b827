import { Button, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useResource, useResources } from "@/api/catalogue";
import { useUpload } from "@/api/intake";
import type { BatchView } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Choice, CopyButton, FaultScope, Field, goToFault, Page, RefusalAlert, Section } from "@/ui";
import { Drop } from "./Drop";

/** Sends a file: which resource, which file, how far it has got. */
export function UploadPage() {
  const { t } = useTranslation("intake");
  const go = useNavigate();
  const [filters, set] = useFilters(["resource"]);
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const own = useResources({ mine: "true", state: "published" });
  const chosen = useResource(filters.resource, Boolean(filters.resource)).data;
  const send = useUpload(setPercent);
  const options = own.items.map((row) => ({ value: row.id, label: row.title }));
  // A resource under change isn't in the list of published ones, but its contract in force still takes data.
  if (chosen && !options.some((one) => one.value === filters.resource)) options.push({ value: filters.resource, label: chosen.resource.draft.title });
  const header = (chosen?.resource.published?.items ?? []).map((item) => item.title);
  const start = () => {
    if (!file) return;
    setPercent(0);
    send.mutate({ resource: filters.resource, file }, { onSuccess: (view: BatchView) => void go(paths.batch(view.batch.id), { state: { repeated: view.repeated } }) });
  };
  return (
    <Page title={t("load")} back={{ to: paths.intake(), label: t("title") }}>
      {send.error ? <RefusalAlert error={send.error} onFault={goToFault} /> : null}
      <FaultScope error={send.error}>
        <Section title={t("upload.what")}>
          <div className="form">
            <Field label={t("col.resource")} place="resource" required help={own.items.length === 0 && !own.isPending ? t("upload.none") : t("upload.resource_help")}>
              {(props) => <Choice {...props} value={filters.resource} empty={t("upload.choose")} options={options} onChange={(resource) => set({ resource })} />}
            </Field>
            {header.length > 0 ? (
              <Field label={t("upload.header")} group help={t("upload.header_help")} wide>
                {() => (
                  <div className="chips">
                    {header.map((title) => (
                      <span key={title} className="tag plain">
                        {title}
                      </span>
                    ))}
                    <CopyButton text={header.join("\t")} label={t("upload.copy_header")} />
                  </div>
                )}
              </Field>
            ) : null}
            <Field label={t("upload.file")} place="file" required wide help={t("upload.file_help")}>
              {(props) => <Drop {...props} file={file} onFile={setFile} />}
            </Field>
          </div>
          {send.isPending ? (
            <div className="progress" role="status">
              <span>{t(percent < 100 ? "upload.sending" : "upload.accepting")}</span>
              <Progress percent={percent} aria-label={t("upload.sending")} />
            </div>
          ) : null}
          <div className="wizard-foot">
            <Button type="primary" disabled={!file || !filters.resource} loading={send.isPending} onClick={start}>
              {t("upload.start")}
            </Button>
          </div>
        </Section>
      </FaultScope>
    </Page>
  );
}
