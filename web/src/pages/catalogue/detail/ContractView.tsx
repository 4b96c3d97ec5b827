import { useTranslation } from "react-i18next";
import { useLawKey, useSharingType } from "@/api/law";
import type { Basis, Contract, Item } from "@/api/types";
import { BasisText, Facts, LawTip, Nothing, Rows, useBasisText, type Column } from "@/ui";
import { conditionsOf, isChoice, SHARE_CONDITIONS, SHARE_TYPE } from "../draft";
import { useKindText } from "../steps/KindEditor";
import { useRuleText } from "../steps/RulesButton";

/** A contract to read: statutory fields in the law's order, items. `basis` undefined: only its reference is known. */
export function ContractView({ contract, basis }: { contract: Contract; basis: Basis | null | undefined }) {
  const { t } = useTranslation("catalogue");
  const basisText = useBasisText();
  const shareType = useSharingType();
  const law = useLawKey("catalogue.fields").data;
  const listed = law?.rows ?? [];
  const written = (field: string): React.ReactNode => {
    const text = contract.fields[field];
    if (field === SHARE_TYPE) return shareType(text ?? "");
    const lines = field === SHARE_CONDITIONS ? conditionsOf(text ?? "").filter(Boolean) : [];
    return lines.length > 1 ? <ol className="conditions">{lines.map((line) => <li key={line}>{line}</li>)}</ol> : text;
  };
  const named = listed.map((row): [React.ReactNode, React.ReactNode] => [row.label ?? row.title, written(row.field ?? "")]);
  const known = new Set(listed.map((row) => row.field));
  const guide = useLawKey("catalogue.guide_fields").data?.rows ?? [];
  const conditional = useLawKey("catalogue.conditional_basis").data?.rows ?? [];
  const label = (field: string) => {
    const row = [...guide, ...conditional].find((one) => one.field === field);
    return row?.label ?? row?.title ?? (isChoice(field) ? t(`choice.${field}`) : t(`field.${field}`, { defaultValue: field }));
  };
  const others = Object.entries(contract.fields).filter(([field]) => !known.has(field)).map(([field, text]): [React.ReactNode, React.ReactNode] => [label(field), text]);
  const reference = basisText(contract.basis);
  return (
    <>
      <Facts
        facts={[
          [t("field.title"), contract.title],
          [t("field.form"), t(`form.${contract.form}`)],
          [t("field.summary"), contract.summary],
          ...(contract.secrecy ? [[t("field.secrecy"), t(`secrecy.${contract.secrecy}`)] as [React.ReactNode, React.ReactNode]] : []),
          ...named,
          ...others,
          [
            <span key="name">
              {t("field.basis")} <LawTip lawKey="catalogue.conditional_basis" />
            </span>,
            basis === undefined ? reference : <BasisText key="basis" basis={basis} />,
          ],
        ]}
      />
      <h3>{t("items_title", { n: contract.items.length })}</h3>
      <ItemsTable items={contract.items} />
    </>
  );
}

export function ItemsTable({ items }: { items: Item[] }) {
  const { t } = useTranslation("catalogue");
  const kind = useKindText();
  const rule = useRuleText();
  const yes = (value: boolean) => (value ? t("common:yes") : t("common:format.none"));
  const columns: Column<Item>[] = [
    { key: "title", title: t("item.title"), head: true, render: (item) => <strong>{item.title}</strong> },
    { key: "name", title: t("item.name"), render: (item) => <code>{item.name}</code> },
    { key: "kind", title: t("item.kind"), tight: true, render: (item) => kind(item.kind) },
    { key: "required", title: t("item.required"), width: 60, render: (item) => yes(item.required) },
    { key: "key", title: t("item.key"), width: 60, render: (item) => yes(item.key) },
    { key: "grade", title: t("item.grade"), tight: true, render: (item) => (item.grade ? t(`grade.${item.grade}`) : <span className="tag warn">{t("grade.none")}</span>) },
    { key: "marks", title: t("item.marks"), render: (item) => (item.marks && item.marks.length > 0 ? item.marks.map((mark) => t(`mark.${mark}`)).join(t("common:semicolon")) : t("common:format.none")) },
    { key: "rules", title: t("item.rules"), render: (item) => (item.rules.length > 0 ? item.rules.map(rule).join(t("common:semicolon")) : t("common:format.none")) },
  ];
  if (items.length === 0) return <Nothing text={t("no_items")} />;
  return <Rows rows={items} columns={columns} rowKey={(item) => item.name} label={t("step.items")} />;
}
