import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { Choice, Field } from "@/ui";
import { DERIVED, MEDIUM, ORIGIN_MATTER, choices, takeField } from "../draft";
import { DerivedFrom } from "./DerivedFrom";
import type { StepProps } from "./step";

/** What an entry says of its data in words that the law names; where the law is silent, nothing is asked. */
export function ChoiceFields({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  const origin = useLawKey("catalogue.origin").data;
  const stages = useLawKey("catalogue.stages").data;
  const derived = stages?.rows?.find((row) => row.name === DERIVED)?.title;
  const stage = contract.fields.stage;
  return (
    <>
      {choices.filter(([, field]) => field !== MEDIUM).map(([lawKey, field]) => (
        <OneChoice key={field} lawKey={lawKey} field={field} contract={contract} set={set} />
      ))}
      {origin ? (
        <Field label={t("field.origin_matter")} place={`fields.${ORIGIN_MATTER}`} required citation={origin.citation} help={t("help.origin_matter")} wide>
          {(props) => <Input {...props} value={contract.fields[ORIGIN_MATTER] ?? ""} onChange={(event) => set(takeField(contract, ORIGIN_MATTER, event.target.value))} />}
        </Field>
      ) : null}
      {stage && (stage === derived || stage === DERIVED) ? <DerivedFrom contract={contract} set={set} citation={stages?.citation} /> : null}
    </>
  );
}

type OneProps = StepProps & { lawKey: string; field: string };
/** One of the words of a table of the law. */
export function OneChoice({ lawKey, field, contract, set }: OneProps) {
  const { t } = useTranslation("catalogue");
  const { rows = [], citation } = useLawKey(lawKey).data ?? {};
  if (rows.length === 0) return null;
  const chosen = rows.find((row) => row.name === contract.fields[field] || row.title === contract.fields[field]);
  return (
    <Field label={t(`choice.${field}`)} place={`fields.${field}`} required citation={citation ?? null} help={field === MEDIUM && chosen?.without ? t(`without.${chosen.without}`) : undefined}>
      {(props) => <Choice {...props} value={chosen?.title ?? ""} empty={t("choose")} options={rows.map((row) => ({ value: row.title ?? "", label: row.title ?? "" }))} onChange={(title) => set(takeField(contract, field, title))} />}
    </Field>
  );
}
