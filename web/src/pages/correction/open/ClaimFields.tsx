import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Contract, LawRow } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { Choice, Field } from "@/ui";
import { ValueInput } from "../ValueInput";
import { seen, WHOLE, type Doubt, type Lookup } from "./doubt";

export type OpenProps = { draft: Draft<Doubt>; contract: Contract; kinds: LawRow[]; lookup: Lookup | null };

/** The record by its key, the item in doubt, what is held and what should be. */
export function ClaimFields({ draft, contract, lookup }: OpenProps) {
  const { t } = useTranslation("correction");
  const { value: doubt, set } = draft;
  const keys = contract.items.filter((item) => item.key);
  const item = contract.items.find((one) => one.name === doubt.item);
  const options = [{ value: WHOLE, label: t("whole") }, ...contract.items.map((one) => ({ value: one.name, label: one.title }))];
  const pick = (name: string) => set({ item: name, ...(lookup?.held && name !== doubt.item ? { held: seen(lookup, name) } : {}) });
  return (
    <div className="form">
      {keys.map((one, n) => (
        <Field key={one.name} label={t("key_item", { title: one.title })} required {...(n === 0 ? { place: "claim.key" } : {})}>
          {(props) => <Input {...props} autoComplete="off" maxLength={500} value={doubt.key[one.name] ?? ""} onChange={(event) => set({ key: { ...doubt.key, [one.name]: event.target.value } })} />}
        </Field>
      ))}
      <Field label={t("fact.item")} place="claim.item" required help={t("help.item")}>
        {(props) => <Choice {...props} value={doubt.item} empty={t("choose")} options={options} onChange={pick} />}
      </Field>
      {item ? (
        <>
          <Field label={t("fact.held")} place="claim.held" help={t("help.held")}>
            {(props) => <Input {...props} autoComplete="off" maxLength={500} value={doubt.held} onChange={(event) => set({ held: event.target.value })} />}
          </Field>
          <Field label={t("fact.claimed")} place="claim.claimed" help={t("help.claimed")}>
            {(props) => <ValueInput {...props} item={item} value={doubt.claimed} onChange={(claimed) => set({ claimed })} />}
          </Field>
        </>
      ) : null}
    </div>
  );
}
