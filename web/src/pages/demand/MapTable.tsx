import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Item } from "@/api/types";
import { Choice, Rows, type Column } from "@/ui";
import { unmapped, type Mapped } from "./mapping";

type Props = { wanted: string[]; items: Item[]; chosen: Record<string, Mapped>; onChange: (item: string, next: Mapped) => void };

/** Each demanded item beside the item of the resource that answers it. */
export function MapTable({ wanted, items, chosen, onChange }: Props) {
  const { t } = useTranslation("demand");
  const of = (item: string) => chosen[item] ?? unmapped;
  const options = items.map((one) => ({ value: one.name, label: one.title }));
  const columns: Column<string>[] = [
    { key: "item", title: t("map.item"), head: true, render: (item) => item },
    { key: "column", title: t("map.column"), width: 220, render: (item) => <Choice value={of(item).column} aria-label={t("map.column_of", { item })} empty={t("map.none")} options={options} onChange={(column) => onChange(item, { ...of(item), column })} /> },
    {
      key: "reason",
      title: t("map.reason"),
      render: (item) =>
        of(item).column ? t("common:format.none") : <Input value={of(item).reason} maxLength={500} aria-label={t("map.reason_of", { item })} onChange={(event) => onChange(item, { column: "", reason: event.target.value })} />,
    },
  ];
  return <Rows rows={wanted} columns={columns} rowKey={(item) => item} label={t("publish.mapped")} />;
}
