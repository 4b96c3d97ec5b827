import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Copies a text; works on plain http of an intranet too. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [done, setDone] = useState(false);
  return (
    <Button size="small" icon={done ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy(text).then(() => setDone(true))}>
      {done ? t("action.copied") : (label ?? t("action.copy"))}
    </Button>
  );
}
