import { ReadOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import type { Citation } from "@/api/types";

/** A citation in words, also where only its parts were sent. */
export function useCite() {
  const { t } = useTranslation();
  return (found: Citation | null | undefined): string => {
    if (!found) return "";
    if (found.text) return found.text;
    const paragraph = found.paragraph ? t("law.paragraph", { n: found.paragraph }) : "";
    return t("law.cite", { title: found.pack_title, article: found.article, paragraph });
  };
}

type Props = {
  citation?: Citation | null | undefined;
  /** Key of the rule whose summary is shown. */
  lawKey?: string | undefined;
  /** Shown instead of the icon alone. */
  children?: ReactNode;
};

/** The article behind a field, a clock or a refusal: a button that opens its text, by mouse or keyboard. */
export function LawTip({ citation, lawKey, children }: Props) {
  const { t } = useTranslation();
  const cite = useCite();
  const [open, setOpen] = useState(false);
  const law = useLawKey(lawKey ?? "", Boolean(lawKey) && open).data;
  const found = citation ?? law?.citation;
  if (!citation && !lawKey) return null;
  const content = (
    <div className="lawtip-body">
      <strong>{cite(found) || t("law.silent")}</strong>
      {law?.value_text ? <p>{t("law.value", { value: law.value_text })}</p> : null}
      {law?.list && law.list.length > 0 && !law.value_text ? <p>{law.list.join(t("comma"))}</p> : null}
      {law?.summary ? <p>{law.summary}</p> : null}
      {law?.reading ? <p>{t("law.reading", { text: law.reading })}</p> : null}
      {found ? <p className="quiet">{t("law.from", { title: found.pack_title, id: found.id ?? found.pack })}</p> : null}
    </div>
  );
  return (
    <Popover content={content} open={open} onOpenChange={setOpen} trigger={["hover", "click"]} mouseEnterDelay={0.2}>
      <button
        type="button"
        className={children ? "lawtip lawtip-text" : "lawtip"}
        aria-label={children ? undefined : t("law.open", { article: cite(found) })}
        aria-expanded={open}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      >
        <ReadOutlined aria-hidden />
        {children}
      </button>
    </Popover>
  );
}

/** The article itself, in words, with its tip. */
export function Cited({ citation }: { citation: Citation | null | undefined }) {
  const cite = useCite();
  return citation ? <LawTip citation={citation}>{cite(citation)}</LawTip> : null;
}
