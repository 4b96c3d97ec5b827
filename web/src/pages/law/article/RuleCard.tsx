import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LawRule, Word } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited } from "@/ui";
import { useRoom } from "../rooms";
import { RuleValue } from "./RuleValue";

const relations: Record<string, string> = { restates: "plain", stricter: "info", looser: "bad", adds: "good" };

/** A rule as it can be read aloud: what, how much, from when, by whom, how it is read, who carries it out. `binds`: its law does here. */
export function RuleCard({ rule, binds }: { rule: LawRule; binds: boolean }) {
  const { t } = useTranslation("law");
  const wide = rule.form === "table";
  const looser = rule.relation?.word === "looser";
  return (
    <li className={`law-rule ${wide ? "wide" : ""} ${looser ? "idle" : ""}`}>
      <div className="law-rule-head">
        <h4>{rule.label}</h4>
        <code>{rule.key}</code>
        {rule.relation ? <span className={`tag ${relations[rule.relation.word] ?? "plain"}`}>{rule.relation.label}</span> : null}
        {binds && !rule.binding && !looser ? <span className="tag mute">{t("rule.not_binding")}</span> : null}
      </div>
      <RuleValue rule={rule} />
      <Parties rule={rule} />
      <Reading rule={rule} />
      <Readers rule={rule} binds={binds} />
    </li>
  );
}

function Parties({ rule }: { rule: LawRule }) {
  const { t } = useTranslation("law");
  const all: [string, Word | null][] = [
    [t("rule.from"), rule.from],
    [t("rule.by"), rule.by],
    [t("rule.to"), rule.to],
    [t("rule.silence"), rule.silence],
  ];
  const said = all.filter((pair): pair is [string, Word] => pair[1] !== null);
  if (said.length === 0 && !rule.via) return null;
  return (
    <dl className="parties">
      {said.map(([name, word]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{word.label}</dd>
        </div>
      ))}
      {rule.via ? (
        <div>
          <dt>{t("rule.via")}</dt>
          <dd>
            <Cited citation={rule.via} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Reading({ rule }: { rule: LawRule }) {
  const { t } = useTranslation("law");
  if (!rule.reading) return null;
  const signed = rule.author ? t("rule.signed", { author: rule.author, day: day(rule.read_on) }) : "";
  return (
    <div className="reading">
      <p>
        <strong>{t("rule.reading")}</strong> {rule.reading}
      </p>
      {rule.alternatives.length > 0 ? (
        <>
          <p className="quiet">{t("rule.alternatives")}</p>
          <ul>
            {rule.alternatives.map((other) => (
              <li key={other}>{other}</li>
            ))}
          </ul>
        </>
      ) : null}
      {signed ? <p className="quiet reading-by">{signed}</p> : null}
    </div>
  );
}

function Readers({ rule, binds }: { rule: LawRule; binds: boolean }) {
  const { t } = useTranslation("law");
  const room = useRoom();
  return (
    <div className="readers">
      {rule.read_by.length > 0 ? (
        <>
          <span className="quiet">{t("rule.read_by")}</span>
          {rule.read_by.map((name) => (
            <span key={name} className="tag plain">
              {room(name)}
            </span>
          ))}
        </>
      ) : (
        <span className="tag warn">{t("rule.read_by_none")}</span>
      )}
      {rule.form === "figure" && binds ? <Link to={paths.due({ key: rule.key })}>{t("rule.due")}</Link> : null}
    </div>
  );
}
