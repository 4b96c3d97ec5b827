import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { Cited, Field, Loaded, Nothing } from "@/ui";
import { aboutSharing } from "../draft";
import type { StepProps } from "./step";

/** The fields the binding law lists, but for those on sharing. */
export function FieldsStep({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  const law = useLawKey("catalogue.fields");
  return (
    <Loaded query={law}>
      {({ rows = [], citation }) => (
        <>
          <p className="lead">
            {t("fields_lead")} <Cited citation={citation} aside />
          </p>
          {rows.length === 0 ? <Nothing text={t("no_fields")} /> : null}
          <div className="form">
            {rows
              .filter((row) => row.field && !aboutSharing(row.field))
              .map((row) => (
                <StatutoryField key={row.field} row={row} contract={contract} set={set} citation={citation} />
              ))}
          </div>
        </>
      )}
    </Loaded>
  );
}

type FieldProps = StepProps & { row: Record<string, string>; citation: Parameters<typeof Cited>[0]["citation"] };
export function StatutoryField({ row, contract, set, citation }: FieldProps) {
  const name = row.field ?? "";
  return (
    <Field label={row.label ?? row.title ?? name} place={`fields.${name}`} required citation={citation} help={row.help}>
      {(props) => (
        <Input.TextArea {...props} autoSize={{ minRows: 1, maxRows: 6 }} value={contract.fields[name] ?? ""} onChange={(event) => set({ fields: { ...contract.fields, [name]: event.target.value } })} />
      )}
    </Field>
  );
}
