import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Digitisation, Structure } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, Field } from "@/ui";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";

const kinds = ["structured", "planned", "impossible"] as const;
const fresh: Record<string, Structure> = { structured: { kind: "structured" }, planned: { kind: "planned", by: "" }, impossible: { kind: "impossible", reason: "" } };

/** As the server takes it: a day that wasn't said is none. */
export const structureOf = (structure: Structure): Structure => (structure.kind === "planned" ? { kind: "planned", by: structure.by || null } : structure);

/** Whether the data has structure, is to have it by a day, or can't. */
export function StructureField({ value, onChange }: { value: Structure; onChange: (structure: Structure) => void }) {
  const { t } = useTranslation("digitisation");
  return (
    <Field label={t("fact.structure")} place="structure" required lawKey="source.digital">
      {(props) => (
        <span className="chips">
          <Choice {...props} value={value.kind} options={kinds.map((kind) => ({ value: kind, label: t(`structure.${kind}`) }))} onChange={(kind) => onChange(fresh[kind] ?? value)} />
          {value.kind === "planned" ? <Input type="date" aria-label={t("by")} value={value.by ?? ""} onChange={(event) => onChange({ kind: "planned", by: event.target.value })} /> : null}
          {value.kind === "impossible" ? <Input aria-label={t("why")} placeholder={t("why")} maxLength={500} value={value.reason} onChange={(event) => onChange({ kind: "impossible", reason: event.target.value })} /> : null}
        </span>
      )}
    </Field>
  );
}

export function RestructureForm({ draft: form, view, onSend, ...rest }: ActionProps<Digitisation>) {
  const draft = useDraft(form, { structure: view.matter.structure });
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ structure: structureOf(draft.value.structure) })}>
      <StructureField value={draft.value.structure} onChange={(structure) => draft.set({ structure })} />
    </ActFrame>
  );
}
