import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sheetFile, useImportSheet } from "@/api/catalogue";
import { problem } from "@/api/query";
import { RefusalAlert } from "@/ui";

/** Entries by workbook: out, edited, in again; nothing comes in by halves. */
export function SheetTools() {
  const { t } = useTranslation("catalogue");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const bring = useImportSheet();
  const faults = problem(bring.error)?.faults ?? [];
  const take = (file: File | undefined) => {
    if (file)
      bring.mutate(file, {
        onSuccess: ({ items }) => {
          setOpen(false);
          void message.success(t("sheet.imported", { n: items.length }));
        },
      });
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <Button icon={<DownloadOutlined />} href={sheetFile()} download>
        {t("sheet.export")}
      </Button>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>
        {t("sheet.import")}
      </Button>
      <Modal open={open} title={t("sheet.import")} footer={null} onCancel={() => setOpen(false)} afterClose={bring.reset} destroyOnHidden>
        <p>{t("sheet.import_lead")}</p>
        {bring.error ? <RefusalAlert error={bring.error} /> : null}
        {faults.length > 1 ? (
          <ol>
            {faults.slice(0, 50).map((fault) => (
              <li key={fault.place + fault.message}>{fault.message}</li>
            ))}
          </ol>
        ) : null}
        <input ref={input} type="file" hidden accept=".xlsx" aria-label={t("sheet.file")} onChange={(event) => take(event.target.files?.[0])} />
        <Button type="primary" loading={bring.isPending} onClick={() => input.current?.click()}>
          {t("sheet.choose")}
        </Button>
      </Modal>
    </>
  );
}
