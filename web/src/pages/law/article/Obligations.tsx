import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Obligation } from "@/api/types";
import { Rows, StateTag, type Column } from "@/ui";
import { useRoom } from "../rooms";

/** What stands for a row: the cases that show it, or why the software can't, and changes no case noticed. */
export function ShownBy({ row }: { row: Obligation }) {
  const { t } = useTranslation("law");
  if (row.state === "outside") return <>{row.outside}</>;
  return (
    <>
      {row.shown_by.length === 0 ? <span className="quiet">{t("row.not_shown")}</span> : null}
      <ul className="shown-by">
        {row.shown_by.map((name) => (
          <li key={name}>
            <FilePath name={name} />
          </li>
        ))}
      </ul>
      {row.survivors.length > 0 ? (
        <details className="survivors">
          <summary>{t("row.survivors", { n: row.survivors.length })}</summary>
          <ul>
            {row.survivors.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** A path, broken over lines at its joints only. */
function FilePath({ name }: { name: string }) {
  return (
    <code>
      {(name.match(/[^/_]+[/_]?/g) ?? []).map((piece, n) => (
        <Fragment key={n}>
          {piece}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}

export function useEnforcement(): (name: string) => string {
  const { t } = useTranslation("law");
  return (name) => t(`enforcement.${name}`, { defaultValue: name });
}

/** The obligations of a paragraph. */
export function Obligations({ rows }: { rows: Obligation[] }) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const enforcement = useEnforcement();
  const columns: Column<Obligation>[] = [
    { key: "id", title: t("row.id"), width: 90, tight: true, render: (row) => <code>{row.id}</code> },
    { key: "title", title: t("row.title"), width: 240, head: true, render: (row) => row.title },
    { key: "room", title: t("row.room"), width: 90, tight: true, render: (row) => room(row.room) },
    { key: "enforcement", title: t("row.enforcement"), width: 110, tight: true, render: (row) => enforcement(row.enforcement) },
    { key: "state", title: t("row.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="obligation" state={row.state} /> },
    { key: "shown_by", title: t("row.shown_by"), width: 300, render: (row) => <ShownBy row={row} /> },
  ];
  return (
    <>
      <h3>{t("article.rows")}</h3>
      <Rows rows={rows} columns={columns} label={t("article.rows")} rowKey={(row) => row.id} />
    </>
  );
}
