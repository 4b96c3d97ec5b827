import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { Cited, Field, Loaded, Nothing } from "@/ui";
import { aboutSharing, CLASS, MEDIUM, OWNER, takeField, USE_REQUIREMENTS } from "../draft";
import { OneChoice } from "./ChoiceFields";
import type { StepProps } from "./step";

type Row = Record<string, string>;
type Citation = Parameters<typeof Cited>[0]["citation"];

/** The fields the binding law lists, what its guide lists besides, and class and use requirements; those on sharing stand apart. */
export function FieldsStep({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  const law = useLawKey("catalogue.fields");
  const guide = useLawKey("catalogue.guide_fields").data;
  const media = useLawKey("catalogue.media").data;
  const owner = useLawKey("catalogue.owner").data;
  const grading = useLawKey("catalogue.grading").data;
  const requirements = useLawKey("catalogue.use_requirements").data;
  const shown = (row: Row) => Boolean(row.field) && !aboutSharing(row.field ?? "") && !(media && row.field === MEDIUM);
  return (
    <Loaded query={law}>
      {({ rows = [], citation }) => {
        const listed = new Set(rows.map((row) => row.field));
        const more = (guide?.rows ?? []).filter((row) => !listed.has(row.field) && shown(row));
        const known = new Set([...listed, ...more.map((row) => row.field)]);
        const own: [string, Citation | undefined][] = [
          [CLASS, grading?.citation],
          [USE_REQUIREMENTS, requirements?.citation],
        ];
        return (
          <>
            <p className="lead">
              {t("fields_lead")} <Cited citation={citation} aside />
            </p>
            {rows.length === 0 ? <Nothing text={t("no_fields")} /> : null}
            <div className="form">
              {media ? <OneChoice lawKey="catalogue.media" field={MEDIUM} contract={contract} set={set} /> : null}
              {rows.filter(shown).map((row) => (
                <StatutoryField key={row.field} row={row} contract={contract} set={set} citation={citation} />
              ))}
              {more.map((row) => (
                <StatutoryField key={row.field} row={row} contract={contract} set={set} citation={guide?.citation ?? null} />
              ))}
              {own.map(([field, cite]) =>
                known.has(field) ? null : (
                  <Field key={field} label={t(`field.${field}`)} place={`fields.${field}`} citation={cite ?? null} help={t(`help.${field}`)}>
                    {(props) => <Input.TextArea {...props} autoSize={{ minRows: 1, maxRows: 6 }} value={contract.fields[field] ?? ""} onChange={(event) => set(takeField(contract, field, event.target.value))} />}
                  </Field>
                ),
              )}
              {owner ? (
                <Field label={t("field.owner")} place={`fields.${OWNER}`} citation={owner.citation} help={t("help.owner")}>
                  {(props) => <Input {...props} value={contract.fields[OWNER] ?? t("owner_set")} readOnly />}
                </Field>
              ) : null}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

type FieldProps = StepProps & { row: Row; citation: Citation };
export function StatutoryField({ row, contract, set, citation }: FieldProps) {
  const { t } = useTranslation("catalogue");
  const name = row.field ?? "";
  const help = name === "update_frequency" ? t("help.update_frequency") : name === "data_format" ? t("help.data_format") : row.help;
  return (
    <Field label={row.label ?? row.title ?? name} place={`fields.${name}`} required citation={citation} help={help}>
      {(props) => (
        <Input.TextArea {...props} autoSize={{ minRows: 1, maxRows: 6 }} value={contract.fields[name] ?? ""} onChange={(event) => set(takeField(contract, name, event.target.value))} />
      )}
    </Field>
  );
}
