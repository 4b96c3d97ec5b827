import { ExportOutlined, ReadOutlined } from "@ant-design/icons";
import { Popover } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLawKey, usePacks } from "@/api/law";
import type { Citation } from "@/api/types";
import { citedPath, paths, provisionOf } from "@/lib/paths";

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
};

/** The article behind a field, a clock or a refusal: a button that opens its text, by mouse or keyboard, and leads to its page. */
export function LawTip({ citation, lawKey }: Props) {
  const { t } = useTranslation();
  const cite = useCite();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const byKey = useRef(false);
  const law = useLawKey(lawKey ?? "", Boolean(lawKey) && open).data;
  const found = citation ?? law?.citation;
  const to = citedPath(found);
  if (!citation && !lawKey) return null;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    setOpen(false);
    button.current?.focus();
  };
  // What opens by keyboard stands at the end of the document: the keyboard is taken there.
  const shown = (now: boolean) => {
    if (now && byKey.current) link.current?.focus();
    byKey.current = false;
  };
  const content = (
    <div className="lawtip-body">
      <strong>{cite(found) || t("law.silent")}</strong>
      {law?.value_text ? <p>{t("law.value", { value: law.value_text })}</p> : null}
      {law?.list && law.list.length > 0 && !law.value_text ? <p>{law.list.join(t("comma"))}</p> : null}
      {law?.summary ? <p>{law.summary}</p> : null}
      {law?.reading ? <p>{t("law.reading", { text: law.reading })}</p> : null}
      {found ? <p className="quiet">{t("law.from", { title: found.pack_title, id: found.id ?? found.pack })}</p> : null}
      {to ? (
        <a ref={link} href={to} target="_blank" rel="noreferrer" aria-label={t("law.see_new")} onKeyDown={leave}>
          {t("law.see")} <ExportOutlined aria-hidden />
        </a>
      ) : null}
    </div>
  );
  return (
    <Popover content={content} open={open} onOpenChange={setOpen} afterOpenChange={shown} trigger={["hover", "click"]} mouseEnterDelay={0.2}>
      <button
        ref={button}
        type="button"
        className="lawtip"
        aria-label={t("law.open", { article: cite(found) })}
        aria-expanded={open}
        onKeyDown={(event) => {
          byKey.current = event.key === "Enter" || event.key === " ";
          leave(event);
        }}
      >
        <ReadOutlined aria-hidden />
      </button>
    </Popover>
  );
}

/** The article itself, in words, leading to its page. `aside`: beside a form, whose page must not be left. */
export function Cited({ citation, aside = false }: { citation: Citation | null | undefined; aside?: boolean }) {
  const cite = useCite();
  if (!citation) return null;
  const to = citedPath(citation);
  return (
    <span className="cited">
      <ReadOutlined aria-hidden />
      {to ? (
        <Link to={to} {...(aside ? { target: "_blank", rel: "noreferrer" } : {})}>
          {cite(citation)}
        </Link>
      ) : (
        cite(citation)
      )}
    </span>
  );
}

/** A provision by its id alone, such as `GD-23.2`, leading to its article where the law is known. */
export function CitedId({ id }: { id: string }) {
  const found = provisionOf(id, usePacks().data?.items ?? []);
  return found ? <Link to={paths.article(found.pack, found.article, found.provision)}>{id}</Link> : <>{id}</>;
}
