import { CheckCircleFilled, InfoCircleFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Move, YearCheck, YearLoaded } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Rows, type Column } from "@/ui";
import { CaseLink } from "./ProvisionalSection";

/** What the text of a year would do: its days, whether it corrects a year, the due dates it would move. */
export function CheckResult({ found }: { found: YearCheck }) {
  const { t } = useTranslation("calendar");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, []);
  const { year, known, same, moves } = found;
  const columns: Column<Move>[] = [
    { key: "case", title: t("provisional.case"), head: true, render: (one) => <CaseLink found={one.case} label={one.label} /> },
    { key: "owner", title: t("provisional.owner"), render: (one) => one.owner_name },
    { key: "before", title: t("load.before"), width: 150, tight: true, render: (one) => <s>{day(one.before)}</s> },
    { key: "after", title: t("load.after"), width: 150, tight: true, render: (one) => <strong>{day(one.after)}</strong> },
  ];
  return (
    <div ref={box} className="year-check" role="status">
      {same ? (
        <p className="notice">
          <InfoCircleFilled aria-hidden /> {t("load.same", { year })}
        </p>
      ) : (
        <p className="verdict good slim">
          <CheckCircleFilled aria-hidden /> <span>{t(known ? "load.good_known" : "load.good", { year, off: found.days_off, on: found.days_on })}</span>
        </p>
      )}
      {same ? null : moves.length === 0 ? (
        <p className="quiet">{t("load.no_moves")}</p>
      ) : (
        <>
          <h3>{t("load.moves", { n: moves.length })}</h3>
          <Rows rows={moves} columns={columns} label={t("load.moves", { n: moves.length })} rowKey={(one) => `${one.case.room} ${one.case.id} ${one.label}`} />
        </>
      )}
    </div>
  );
}

/** The year is recorded, by which act. */
export function Done({ loaded }: { loaded: YearLoaded }) {
  const { t } = useTranslation("calendar");
  return (
    <p className="verdict good slim year-check" role="status">
      <CheckCircleFilled aria-hidden />
      <span>
        {t("load.done", { year: loaded.year })} <Link to={paths.act(loaded.act)}>{t("load.done_act", { n: loaded.act })}</Link>
      </span>
    </p>
  );
}
