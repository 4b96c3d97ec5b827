import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/types";
import { Choice } from "@/ui";
import { kinds, newKind } from "../draft";

/** Type of an item with its measures. */
export function KindEditor({ kind, label, onChange }: { kind: Kind; label: string; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation("catalogue");
  return (
    <div className="kind">
      <Choice value={kind.type} aria-label={label} options={kinds.map((type) => ({ value: type, label: t(`kind.${type}`) }))} onChange={(type) => onChange(newKind(type as Kind["type"]))} />
      {kind.type === "text" ? (
        <InputNumber min={1} value={kind.max} controls={false} aria-label={t("kind.max")} suffix={t("kind.chars")} onChange={(max) => onChange({ type: "text", max: max ?? 1 })} />
      ) : null}
      {kind.type === "decimal" ? (
        <>
          <InputNumber min={1} max={38} value={kind.precision} controls={false} aria-label={t("kind.precision")} onChange={(precision) => onChange({ ...kind, precision: precision ?? 1 })} />
          <InputNumber min={0} max={38} value={kind.scale} controls={false} aria-label={t("kind.scale")} onChange={(scale) => onChange({ ...kind, scale: scale ?? 0 })} />
        </>
      ) : null}
    </div>
  );
}

export function useKindText() {
  const { t } = useTranslation("catalogue");
  return (kind: Kind): string => {
    if (kind.type === "text") return t("kind_text.text", { max: kind.max });
    if (kind.type === "decimal") return t("kind_text.decimal", { precision: kind.precision, scale: kind.scale });
    return t(`kind.${kind.type}`);
  };
}
