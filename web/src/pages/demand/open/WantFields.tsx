import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { LawRow } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { Field } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import type { Want } from "./want";

export type WantProps = { draft: Draft<Want>; rows: LawRow[] };

/** What the law calls an element and whether it lists it. */
export const elementOf = (rows: LawRow[], field: string) => {
  const row = rows.find((one) => one.field === field);
  return { required: row !== undefined, ...(row ? { lawKey: "demand.elements" } : {}) };
};

/** What is wanted, and who may hold it. */
export function WantFields({ draft, rows }: WantProps) {
  const { t } = useTranslation("demand");
  const me = useMe();
  const { value, set } = draft;
  return (
    <div className="form">
      <Field label={t("fact.title")} place="title" required help={t("help.title")}>
        {(props) => <Input {...props} maxLength={100} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t("fact.provider")} place="provider" {...elementOf(rows, "provider")} help={t("help.provider")}>
        {(props) => <OrgChoice {...props} value={value.provider} empty={t("open_provider")} without={me.org.id} onChange={(provider) => set({ provider })} />}
      </Field>
      <Field label={t("fact.items")} place="items" {...elementOf(rows, "items")} wide help={t("help.items")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3, maxRows: 12 }} value={value.items} onChange={(event) => set({ items: event.target.value })} />}
      </Field>
      <Field label={t("fact.search")} place="search" wide help={t("help.search")}>
        {(props) => <Input {...props} maxLength={200} value={value.search} onChange={(event) => set({ search: event.target.value })} />}
      </Field>
    </div>
  );
}
