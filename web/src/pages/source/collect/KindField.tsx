import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/types";
import { Choice } from "@/ui";

const kinds: Record<string, Kind> = {
  text: { type: "text", max: 60 },
  integer: { type: "integer" },
  decimal: { type: "decimal", precision: 18, scale: 2 },
  date: { type: "date" },
  time: { type: "time" },
  boolean: { type: "boolean" },
};

/** A type in words. */
export function useKindText() {
  const { t } = useTranslation("standard");
  return (kind: Kind) => (kind.type === "text" ? t("kind_max", { kind: t("kind.text"), max: kind.max }) : t(`kind.${kind.type}`));
}

/** The type of a value; of text, how long it may be. */
export function KindField({ id, label, value, onChange }: { id?: string; label: string; value: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation("standard");
  return (
    <span className="chips">
      <Choice id={id} aria-label={label} value={value.type} options={Object.keys(kinds).map((type) => ({ value: type, label: t(`kind.${type}`) }))} onChange={(type) => onChange(kinds[type] ?? value)} />
      {value.type === "text" ? <InputNumber aria-label={t("max")} min={1} max={4000} value={value.max} onChange={(max) => onChange({ type: "text", max: max ?? 1 })} /> : null}
    </span>
  );
}
