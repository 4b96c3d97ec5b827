import { useTranslation } from "react-i18next";
import type { RowState } from "@/api/types";
import { count } from "@/lib/format";

export const rowStates: RowState[] = ["shown", "outside", "pending"];
type Counts = Record<RowState, number>;

/** How much is shown, lies outside the software, waits: a bar of three patterns. What it shows is said beside it. */
export function Bar({ counts }: { counts: Counts }) {
  const all = counts.shown + counts.outside + counts.pending;
  return (
    <span className="bar" aria-hidden>
      {rowStates.map((state) => (counts[state] > 0 ? <span key={state} className={state} style={{ width: `${(counts[state] / all) * 100}%` }} /> : null))}
    </span>
  );
}

/** The bar with its numbers. */
export function Shares({ counts }: { counts: Counts }) {
  const { t } = useTranslation("law");
  return (
    <div className="shares">
      <Bar counts={counts} />
      <p>
        {rowStates.map((state) => (
          <span key={state} className={`key ${state}`}>
            {t(`share.${state}`, { n: count(counts[state]) })}
          </span>
        ))}
      </p>
    </div>
  );
}
