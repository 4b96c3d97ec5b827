import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Dispute, MatterView } from "@/api/types";
import { Cited, Section } from "@/ui";
import { stageOf, useLadder, type Rung } from "./ladder";
import { RecordView } from "./RecordView";
import { RulingView } from "./RulingView";

/** The steps of the law, each with what was recorded at it; the one at hand is marked. */
export function Ladder({ view }: { view: MatterView<Dispute> }) {
  const { t } = useTranslation("dispute");
  const { rungs, citation } = useLadder(view.matter);
  return (
    <Section title={t("ladder")}>
      {citation ? (
        <p className="act-lead">
          <Cited citation={citation} />
        </p>
      ) : null}
      <ol className="ladder">
        {rungs.map((rung, n) => (
          <Step key={rung.stage} rung={rung} n={n + 1} view={view} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ rung, n, view }: { rung: Rung; n: number; view: MatterView<Dispute> }) {
  const { t } = useTranslation("dispute");
  const { matter, state, names } = view;
  const records = matter.records.filter((one) => one.step === rung.stage);
  const ruling = rung.stage === "decide" ? matter.ruling : undefined;
  const now = stageOf(state) === rung.stage;
  const at = now ? "now" : records.length > 0 || ruling ? "done" : "open";
  const Icon = { now: ClockCircleOutlined, done: CheckCircleFilled, open: MinusCircleOutlined }[at];
  return (
    <li className={at} aria-current={now ? "step" : undefined}>
      <Icon aria-hidden />
      <div>
        <p className="rung-head">
          <strong>{t("rung", { n, title: rung.title ?? t(`stage.${rung.stage}`) })}</strong>
          {at === "done" ? null : <span className={now ? "tag warn" : "tag mute"}>{t(`rung_state.${at}`)}</span>}
        </p>
        {rung.with ? <p className="quiet">{t("rung_with", { offices: rung.with })}</p> : null}
        {records.map((one) => (
          <RecordView key={one.at} record={one} names={names} />
        ))}
        {ruling ? <RulingView ruling={ruling} names={names} /> : null}
      </div>
    </li>
  );
}
