import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { List } from "@/api/query";
import { usePhone } from "@/lib/screen";
import { RefusalAlert } from "./RefusalAlert";
import { Loading, Nothing } from "./States";

export type Column<T> = {
  key: string;
  title: ReactNode;
  render: (row: T, index: number) => ReactNode;
  align?: "end";
  /** Width in the table; the rest is shared. */
  width?: number;
  /** Never broken over lines. */
  tight?: boolean;
  /** Headline of the card on a phone. */
  head?: boolean;
};
type RowsProps<T> = { rows: T[]; columns: Column<T>[]; rowKey: (row: T, index: number) => string; label: string; rowClass?: (row: T) => string };

/** Rows: a dense table on a desk, cards on a phone. */
export function Rows<T>({ rows, columns, rowKey, label, rowClass }: RowsProps<T>) {
  const phone = usePhone();
  if (phone) {
    return (
      <ul className="cards" aria-label={label}>
        {rows.map((row, n) => (
          <li key={rowKey(row, n)} className={rowClass?.(row)}>
            <div className="card-head">{columns.filter((c) => c.head).map((c) => <div key={c.key}>{c.render(row, n)}</div>)}</div>
            <dl>
              {columns.filter((c) => !c.head).map((c) => (
                <div key={c.key}>
                  <dt>{c.title}</dt>
                  <dd>{c.render(row, n)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={c.align} style={c.width ? { width: c.width } : undefined}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={rowKey(row, n)} className={rowClass?.(row)}>
              {columns.map((c) => (
                <td key={c.key} className={`${c.align ?? ""} ${c.tight ? "tight" : ""}`}>
                  {c.render(row, n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Props<T> = Omit<RowsProps<T>, "rows"> & { list: List<T>; empty?: string; emptyAction?: ReactNode };

/** A list of the server with its waiting, empty and failed states, and its next page. */
export function DataTable<T>({ list, empty, emptyAction, ...rest }: Props<T>) {
  const { t } = useTranslation();
  if (list.error && list.items.length === 0) return <RefusalAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0) return <Nothing text={empty}>{emptyAction}</Nothing>;
  return (
    <>
      <Rows rows={list.items} {...rest} />
      <div className="table-foot">
        <span className="quiet">{t(list.hasNextPage ? "table.some" : "table.all", { n: list.items.length })}</span>
        {list.hasNextPage ? (
          <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("table.more")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
