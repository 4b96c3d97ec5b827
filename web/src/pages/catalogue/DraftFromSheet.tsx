import { FileExcelOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftSheet } from "@/api/catalogue";
import type { Drafted } from "@/api/types";
import { RefusalAlert } from "@/ui";

/** Drafting from a table: an officer's own spreadsheet becomes items with guessed types, names and suggestions. */
export function DraftFromSheet({ onDrafted }: { onDrafted: (drafted: Drafted) => void }) {
  const { t } = useTranslation("catalogue");
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraftSheet();
  const take = (file: File | undefined) => {
    if (file) draft.mutate(file, { onSuccess: onDrafted });
    if (input.current) input.current.value = "";
  };
  return (
    <>
      <Button icon={<FileExcelOutlined />} onClick={() => setOpen(true)}>
        {t("sheet.draft")}
      </Button>
      <Modal open={open} title={t("sheet.draft")} footer={null} onCancel={() => setOpen(false)} afterClose={draft.reset} destroyOnHidden>
        <p>{t("sheet.draft_lead")}</p>
        <p className="quiet">{t("sheet.draft_help")}</p>
        {draft.error ? <RefusalAlert error={draft.error} /> : null}
        <input ref={input} type="file" hidden accept=".xlsx,.csv" aria-label={t("sheet.file")} onChange={(event) => take(event.target.files?.[0])} />
        <Button type="primary" loading={draft.isPending} onClick={() => input.current?.click()}>
          {t("sheet.choose")}
        </Button>
      </Modal>
    </>
  );
}
