import type { Contract, KeyValue } from "@/api/types";

/** The key of a record, item by item. */
export function KeyText({ values, contract }: { values: KeyValue[]; contract: Contract | null }) {
  const title = (name: string) => contract?.items.find((item) => item.name === name)?.title ?? name;
  return (
    <ul className="plain-list">
      {values.map((one) => (
        <li key={one.item}>
          {title(one.item)} <strong className="value">{one.value}</strong>
        </li>
      ))}
    </ul>
  );
}
