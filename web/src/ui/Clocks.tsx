import { useTranslation } from "react-i18next";
import type { ClockView } from "@/api/types";
import { moment } from "@/lib/format";
import { Countdown } from "./Countdown";
import { Cited } from "./LawTip";
import { Nothing } from "./States";

/** The statutory clocks of a case: who owes what, until when, under which article. */
export function Clocks({ clocks }: { clocks: ClockView[] }) {
  const { t } = useTranslation();
  if (clocks.length === 0) return <Nothing text={t("clock.none")} />;
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <li key={`${clock.key} ${clock.started}`}>
          <p>
            <strong>{clock.title}</strong> <Countdown clock={clock} />
          </p>
          <p className="quiet">{t("clock.line", { owner: clock.owner_name, from: moment(clock.started), due: clock.due_text })}</p>
          {clock.met ? <p className="quiet">{t("clock.met", { at: moment(clock.met) })}</p> : null}
          <Cited citation={clock.citation} />
        </li>
      ))}
    </ul>
  );
}
