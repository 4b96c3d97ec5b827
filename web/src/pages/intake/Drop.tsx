import { CloudUploadOutlined, FileExcelOutlined } from "@ant-design/icons";
import { useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { count } from "@/lib/format";

type Props = { file: File | null; onFile: (file: File) => void; id: string; "aria-describedby"?: string; "aria-invalid"?: boolean; status?: "error" };

/** A place to drop a file on, which is also an ordinary file field. */
export function Drop({ file, onFile, status, ...rest }: Props) {
  const { t } = useTranslation("intake");
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first) onFile(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop ${over ? "over" : ""} ${status ?? ""}`} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input {...rest} type="file" accept=".csv,.txt,.xlsx,.jsonl,.ndjson" onChange={(event) => take(event.target.files)} />
      {file ? <FileExcelOutlined aria-hidden /> : <CloudUploadOutlined aria-hidden />}
      <strong>{file ? file.name : t("upload.drop")}</strong>
      <span className="quiet">{file ? t("upload.size", { size: count(Math.ceil(file.size / 1024)) }) : t("upload.formats")}</span>
    </div>
  );
}
