import { useTranslation } from "react-i18next";
import type { Conflict } from "@/api/types";
import { Cited, Section } from "@/ui";

/** Rules laxer than the law above: they do not bind. */
export function Conflicts({ items, child }: { items: Conflict[]; child: boolean }) {
  const { t } = useTranslation("law");
  if (items.length === 0) return child ? <p className="quiet no-conflicts">{t("pack.no_conflicts")}</p> : null;
  return (
    <Section title={t("pack.conflicts", { n: items.length })}>
      <p className="quiet">{t("pack.conflicts_lead")}</p>
      <ul className="conflicts">
        {items.map((one) => (
          <li key={`${one.key} ${one.looser.id}`}>
            <h3>
              {one.label} <code>{one.key}</code>
            </h3>
            <div className="conflict-side looser">
              <span className="tag bad">{t("pack.looser")}</span>
              <s>{one.says}</s>
              <Cited citation={one.looser} />
            </div>
            <div className="conflict-side">
              <span className="tag good">{t("pack.binds")}</span>
              <strong>{one.instead ?? t("pack.binds_none")}</strong>
              <Cited citation={one.binds} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
