import { Checkbox, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNorms } from "@/api/law";
import type { Norm, NormArticle } from "@/api/types";
import { Loaded, Nothing } from "./States";

type Pick = (norm: Norm, article: NormArticle | null) => void;

/** The register of norms: searched by words, opened to their articles. */
export function Register({ suffices, onPick }: { suffices?: string | undefined; onPick: Pick }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [only, setOnly] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const norms = useNorms(useDeferredValue(text.trim()), only ? suffices : undefined);
  return (
    <>
      <Input value={text} onChange={(event) => setText(event.target.value)} placeholder={t("basis.search")} aria-label={t("basis.search")} allowClear />
      {suffices ? (
        <Checkbox className="register-only" checked={only} onChange={(event) => setOnly(event.target.checked)}>
          {t("basis.only")}
        </Checkbox>
      ) : null}
      <Loaded query={norms}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t("basis.nothing")} />
          ) : (
            <ul className="register">
              {items.map((norm) => (
                <Entry key={norm.id} norm={norm} open={open === norm.id} onOpen={() => setOpen(open === norm.id ? null : norm.id)} onPick={onPick} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Entry({ norm, open, onOpen, onPick }: { norm: Norm; open: boolean; onOpen: () => void; onPick: Pick }) {
  const { t } = useTranslation();
  return (
    <li>
      <button type="button" className="norm" aria-expanded={open} onClick={onOpen}>
        <strong>{t("basis.norm", { title: norm.title })}</strong>
        <span className="tag plain">{norm.rank}</span>
        <span className="quiet">{norm.issuer}</span>
      </button>
      {open ? (
        <ul>
          {norm.articles.map((one) => (
            <li key={one.article}>
              <button type="button" className="article" onClick={() => onPick(norm, one)}>
                <strong>{one.place}</strong> {one.summary}
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="article" onClick={() => onPick(norm, null)}>
              {t(norm.articles.length > 0 ? "basis.whole" : "basis.whole_only")}
            </button>
          </li>
        </ul>
      ) : null}
    </li>
  );
}
