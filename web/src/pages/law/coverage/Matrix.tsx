import { useTranslation } from "react-i18next";
import type { CoveragePage, Share } from "@/api/types";
import { count } from "@/lib/format";
import { Section } from "@/ui";
import { Bar, rowStates } from "../Bar";
import type { Picked } from "../CoveragePage";
import { useRoom } from "../rooms";

type Props = { found: CoveragePage; filters: Picked; onPick: (changes: Partial<Picked>) => void };
type Line = { key: string; name: string; counts: Share; chosen: boolean; pick: (state: string) => void };

/** How far the laws are shown, by room and by law; every number is a filter of the list below. */
export function Matrix({ found, filters, onPick }: Props) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const show = (changes: Partial<Picked>) => {
    onPick(changes);
    document.getElementById("rows")?.scrollIntoView({ block: "start", behavior: "smooth" });
  };
  const rooms = found.summary.map((one): Line => ({ key: one.room, name: room(one.room), counts: one, chosen: filters.room === one.room, pick: (state) => show({ room: one.room, state }) }));
  const packs = found.packs.map((one): Line => ({ key: one.id, name: one.title, counts: one, chosen: filters.pack === one.id, pick: (state) => show({ pack: one.id, state }) }));
  return (
    <div className="matrices">
      <Section title={t("coverage.by_room")}>
        <Lines lines={rooms} name={t("row.room")} chosen={filters.state} />
      </Section>
      <Section title={t("coverage.by_pack")}>
        <Lines lines={packs} name={t("row.pack")} chosen={filters.state} />
      </Section>
    </div>
  );
}

function Lines({ lines, name, chosen }: { lines: Line[]; name: string; chosen: string }) {
  const { t } = useTranslation("law");
  return (
    <table className="matrix">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th className="matrix-bar" aria-hidden />
          {rowStates.map((state) => (
            <th key={state} scope="col" className="end">
              <span className={`key ${state}`}>{t(`common:state.obligation.${state}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className={line.chosen ? "chosen" : ""}>
            <th scope="row">
              <button type="button" className="linkish" onClick={() => line.pick("")}>
                {line.name}
              </button>
              <Bar counts={line.counts} />
            </th>
            <td className="matrix-bar">
              <Bar counts={line.counts} />
            </td>
            {rowStates.map((state) => (
              <td key={state} className="end">
                {line.counts[state] > 0 ? (
                  <button
                    type="button"
                    className="linkish"
                    aria-pressed={line.chosen && chosen === state}
                    aria-label={t("coverage.only", { name: line.name, state: t(`common:state.obligation.${state}`), n: line.counts[state] })}
                    onClick={() => line.pick(state)}
                  >
                    {count(line.counts[state])}
                  </button>
                ) : (
                  <span className="quiet">0</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
