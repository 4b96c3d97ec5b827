import { WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Provision } from "@/api/types";
import { Obligations } from "./Obligations";
import { RuleCard } from "./RuleCard";

/** A paragraph: our summary beside the official text, its rules, its obligations. */
export function ProvisionSection({ provision, aimed, binds }: { provision: Provision; aimed: boolean; binds: boolean }) {
  const { t } = useTranslation("law");
  const { id, text, rules, rows, none } = provision;
  return (
    <section className={aimed ? "section provision aimed" : "section provision"} id={id} aria-labelledby={`${id}-name`}>
      <div className="section-head">
        <h2 id={`${id}-name`}>
          {provision.place} <code>{id}</code>
        </h2>
        <span className="chips">
          {provision.restored ? <span className="tag warn">{t("article.restored")}</span> : null}
          {provision.unattached ? <span className="tag mute">{t("article.unattached")}</span> : null}
        </span>
      </div>
      <div className={text ? "wording both" : "wording"}>
        {provision.summary ? (
          <div>
            <h3 className={text ? "" : "sr"}>{t("article.summary")}</h3>
            <p>{provision.summary}</p>
          </div>
        ) : null}
        {text ? (
          <div className={text.matches ? "official" : "official differs"}>
            <h3>
              {t("article.text")}
              {text.matches ? null : (
                <span className="tag bad">
                  <WarningFilled aria-hidden /> {t("article.text_differs")}
                </span>
              )}
            </h3>
            <blockquote>{text.words}</blockquote>
            {text.matches ? null : <p className="late">{t("article.text_differs_help")}</p>}
          </div>
        ) : null}
      </div>
      {none ? <p className="quiet">{t("article.none", { why: none })}</p> : null}
      {rules.length > 0 ? (
        <>
          <h3>{t("article.rules")}</h3>
          <ul className="rules">
            {rules.map((rule) => (
              <RuleCard key={`${rule.key} ${rule.value_text}`} rule={rule} binds={binds} />
            ))}
          </ul>
        </>
      ) : none ? null : (
        <p className="quiet">{t("article.unmarked")}</p>
      )}
      {rows.length > 0 ? <Obligations rows={rows} /> : null}
    </section>
  );
}
