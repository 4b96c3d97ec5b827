import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { BasisPicker, Cited, Field, Loaded } from "@/ui";
import { aboutSharing, SHARE_CONDITIONS, SHARE_TYPE } from "../draft";
import { Conditions } from "./Conditions";
import { StatutoryField } from "./FieldsStep";
import { Limits } from "./Limits";
import type { StepProps } from "./step";

/** Sharing type with what it means, its conditions, its basis. */
export function SharingStep({ contract, set }: StepProps) {
  const { t } = useTranslation("catalogue");
  const types = useLawKey("catalogue.sharing_types");
  const fields = useLawKey("catalogue.fields").data;
  const conditions = useLawKey("catalogue.conditional_basis").data;
  const filing = useLawKey("catalogue.withhold_filing").data;
  const chosen = types.data?.rows?.find((row) => row.name === contract.fields[SHARE_TYPE]);
  const rest = (fields?.rows ?? []).filter((row) => row.field && aboutSharing(row.field) && row.field !== SHARE_TYPE);
  const listed = new Set(["basis", ...(fields?.rows ?? []).map((row) => row.field)]);
  const more = chosen?.effect === "ask" ? (conditions?.rows ?? []).filter((row) => row.field && !listed.has(row.field)) : [];
  return (
    <Loaded query={types}>
      {({ rows = [], citation }) => (
        <div className="form">
          <Field label={t("field.share_type")} place={`fields.${SHARE_TYPE}`} required citation={citation} wide group>
            {() => (
              <Radio.Group className="share-types" value={contract.fields[SHARE_TYPE]} onChange={(event) => set({ fields: { ...contract.fields, [SHARE_TYPE]: String(event.target.value) } })}>
                {rows.map((row) => (
                  <Radio key={row.name} value={row.name}>
                    <strong>{row.title ?? row.name}</strong>
                    <span className="quiet block">{t(`effect.${row.effect}`)}</span>
                  </Radio>
                ))}
              </Radio.Group>
            )}
          </Field>
          {rest.map((row) => (
            <SharingField key={row.field} row={row} asks={chosen?.effect === "ask"} contract={contract} set={set} citation={fields?.citation ?? null} />
          ))}
          {more.map((row) => (
            <SharingField key={row.field} row={row} asks contract={contract} set={set} citation={conditions?.citation ?? null} />
          ))}
          <Limits contract={contract} set={set} effect={chosen?.effect} />
          {chosen?.effect === "withhold" && filing ? (
            <Field label={t("field.filing")} place="filing" citation={filing.citation} help={t("help.filing")}>
              {(props) => <Input {...props} value={contract.filing ?? ""} onChange={(event) => set({ filing: event.target.value })} />}
            </Field>
          ) : null}
          <Field label={t("field.basis")} place="basis" wide group lawKey={basisKey(chosen?.effect)} help={t(`basis_help.${chosen?.effect ?? "none"}`)}>
            {(props) => <BasisPicker {...props} suffices={chosen?.effect === "withhold" ? basisKey(chosen.effect) : undefined} value={contract.basis ?? null} onChange={(basis) => set({ basis })} />}
          </Field>
          <p className="lead">
            <Cited citation={citation} aside />
          </p>
        </div>
      )}
    </Loaded>
  );
}

/** A field on sharing; the conditions of a conditional type are numbered. */
function SharingField({ asks, ...props }: Parameters<typeof StatutoryField>[0] & { asks: boolean }) {
  const { row } = props;
  if (!asks || row.field !== SHARE_CONDITIONS) return <StatutoryField {...props} />;
  return <Conditions {...props} field={SHARE_CONDITIONS} title={row.label ?? row.title ?? ""} />;
}

/** Where the law says what basis a sharing type of this effect needs. */
function basisKey(effect: string | undefined): string | undefined {
  if (effect === "ask") return "catalogue.conditional_basis";
  if (effect === "withhold") return "catalogue.withhold_basis";
  return undefined;
}
