import { CloseCircleFilled, StopFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Problem } from "@/api/types";
import { problem as problemOf } from "@/api/query";
import { paths } from "@/lib/paths";
import { Cited } from "./LawTip";

type Props = {
  error: unknown;
  /** Moves to the field at fault; without it faults are only told. */
  onFault?: (place: string) => void;
  onRetry?: () => void;
};

/** A refusal is an answer: what is refused, under which article, and what would make it succeed. */
export function RefusalAlert({ error, onFault, onRetry }: Props) {
  const { t } = useTranslation();
  const found: Problem | null = error && typeof error === "object" && "detail" in error ? (error as Problem) : problemOf(error);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (found) box.current?.scrollIntoView?.({ block: "nearest", behavior: "smooth" });
  }, [found]);
  if (!found) return null;
  const broken = found.status === 0 || found.status >= 500;
  const title = found.title || t(broken ? `problem.${found.code}` : "problem.refused", { defaultValue: t("problem.server") });
  return (
    <div ref={box} role="alert" className={broken ? "refusal broken" : "refusal"} data-code={found.code}>
      {broken ? <CloseCircleFilled aria-hidden /> : <StopFilled aria-hidden />}
      <div>
        <p className="refusal-title">
          <strong>{found.detail ? t("problem.line", { title, detail: found.detail }) : title}</strong>
          {found.citation ? <Cited citation={found.citation} aside /> : null}
        </p>
        {found.remedy || broken ? (
          <p>
            <span className="quiet">{t("problem.remedy")}</span> {found.remedy || t(`problem.${found.code}_remedy`, { defaultValue: t("problem.server_remedy") })}
          </p>
        ) : null}
        {found.faults && found.faults.length > 0 ? (
          <ul>
            {found.faults.map((fault) => (
              <li key={`${fault.place} ${fault.message}`}>
                {onFault ? (
                  <button type="button" className="linkish" onClick={() => onFault(fault.place)}>
                    {fault.message}
                  </button>
                ) : (
                  fault.message
                )}
              </li>
            ))}
          </ul>
        ) : null}
        {found.act !== undefined && found.act !== null ? (
          <p className="quiet">
            <Link to={paths.act(found.act)}>{t("problem.recorded", { index: found.act })}</Link>
          </p>
        ) : null}
        {onRetry ? (
          <button type="button" className="linkish" onClick={onRetry}>
            {t("action.retry")}
          </button>
        ) : null}
      </div>
    </div>
  );
}
