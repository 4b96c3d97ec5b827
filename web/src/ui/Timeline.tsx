import { CheckCircleFilled, StopFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Act } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited } from "./LawTip";
import { Nothing } from "./States";

/** Who did what, when, under which article; refusals among it. */
export function Timeline({ acts }: { acts: Act[] }) {
  const { t } = useTranslation();
  if (acts.length === 0) return <Nothing text={t("timeline.empty")} />;
  return (
    <ol className="timeline">
      {acts.map((act) => (
        <li key={act.index} className={act.refused ? "refused" : ""}>
          {act.refused ? <StopFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}
          <div>
            <p>
              <strong>{act.refused ? t("timeline.refused", { verb: act.verb_title }) : act.verb_title}</strong>
              <Link className="act-no" to={paths.act(act.index)}>
                {t("timeline.index", { index: act.index })}
              </Link>
            </p>
            <p className="quiet">{t("timeline.who", { org: act.actor.org_name, name: act.actor.name, at: moment(act.at) })}</p>
            {act.actor.acting_for ? <p className="quiet">{t("timeline.for", { name: act.actor.acting_for })}</p> : null}
            {act.message ? <p>{act.message}</p> : null}
            {act.note ? <blockquote>{act.note}</blockquote> : null}
            {act.citation ? <Cited citation={act.citation} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
