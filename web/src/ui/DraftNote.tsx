import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Draft } from "@/lib/draft";

/** Says that what was left unsent is here again, and clears it. */
export function DraftNote({ draft }: { draft: Pick<Draft<unknown>, "kept" | "clear"> }) {
  const { t } = useTranslation();
  if (!draft.kept) return null;
  return (
    <p className="notice draft-note" role="status">
      <HistoryOutlined aria-hidden /> <span>{t("draft.kept")}</span>
      <Button size="small" onClick={draft.clear}>
        {t("action.clear")}
      </Button>
    </p>
  );
}
