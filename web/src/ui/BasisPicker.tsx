import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNorms } from "@/api/law";
import type { Basis, BasisRef, Norm, NormArticle } from "@/api/types";
import { Register } from "./Register";

/** A basis chosen from the register, in words: title and article, as the register writes them. */
export function useBasisText() {
  const { t } = useTranslation();
  const norms = useNorms("", undefined).data?.items ?? [];
  return (basis: BasisRef | null | undefined): string => {
    if (!basis) return "";
    const norm = norms.find((found) => found.id === basis.norm);
    const place = norm?.articles.find((found) => found.article === basis.article)?.place;
    return t("basis.line", { title: norm?.title ?? basis.norm, article: place ?? (basis.article === null ? "" : t("law.article", { n: basis.article })) });
  };
}

/** A basis the server has looked up, with its rank and what it says. */
export function BasisText({ basis }: { basis: Basis | null }) {
  const { t } = useTranslation();
  if (!basis) return <span className="quiet">{t("basis.none")}</span>;
  return (
    <span>
      {basis.text} <span className="tag plain">{basis.rank}</span>
      {basis.summary ? <span className="quiet block">{basis.summary}</span> : null}
    </span>
  );
}

type Props = {
  value: BasisRef | null;
  onChange: (value: BasisRef | null) => void;
  /** Rule whose ranks can be asked for in the register. */
  suffices?: string | undefined;
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  status?: "error";
};

/** A legal basis is picked from the register of norms, never typed. */
export function BasisPicker({ value, onChange, suffices, status, ...rest }: Props) {
  const { t } = useTranslation();
  const text = useBasisText();
  const [open, setOpen] = useState(false);
  const norm = useNorms("", undefined).data?.items.find((found) => found.id === value?.norm);
  const pick = (picked: Norm, at: NormArticle | null) => {
    onChange({ norm: picked.id, article: at?.article ?? null });
    setOpen(false);
  };
  return (
    <div className={`basis ${status ?? ""}`}>
      <span className={value ? "basis-shown" : "basis-shown quiet"}>
        {value ? text(value) : t("basis.none")} {norm ? <span className="tag plain">{norm.rank}</span> : null}
      </span>
      <Button {...rest} onClick={() => setOpen(true)}>
        {t(value ? "basis.change" : "basis.pick")}
      </Button>
      {value ? (
        <Button type="text" onClick={() => onChange(null)}>
          {t("action.clear")}
        </Button>
      ) : null}
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t("basis.title")} width={720} destroyOnHidden>
        <Register suffices={suffices} onPick={pick} />
      </Modal>
    </div>
  );
}
