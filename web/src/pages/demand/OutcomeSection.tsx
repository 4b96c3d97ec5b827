import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import type { Demand, ItemMap, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Facts, Rows, Section } from "@/ui";

/** What the review found, and what meets the demand. */
export function OutcomeSection({ view }: { view: MatterView<Demand> }) {
  const { t } = useTranslation("demand");
  const me = useMe();
  const { supply, state, note, reason, at } = view.matter;
  const words = reason ?? note;
  const column = (one: ItemMap) => view.contract?.items.find((item) => item.name === one.column)?.title ?? one.column;
  if (!supply && words === undefined) return null;
  return (
    <Section title={t("outcome")}>
      {words === undefined ? null : (
        <Facts
          facts={[
            [t("fact.result"), t(`common:state.demand.${state}`)],
            [t(reason === undefined ? "fact.note" : "fact.reason"), words ? <span key="words" className="said">{words}</span> : null],
            [t("fact.at"), moment(at)],
          ]}
        />
      )}
      {supply ? (
        <>
          <Facts
            facts={[
              [
                t("fact.resource"),
                <span key="resource" className="chips">
                  <Link to={paths.resource(supply.resource)}>{supply.resource_title}</Link>
                  {state === "met" && view.matter.applicant === me.org.id && isOfficer(me) ? <Link to={paths.apply(supply.resource)}>{t("apply")}</Link> : null}
                </span>,
              ],
              [t("fact.named"), moment(supply.named)],
              ...(state === "met" ? ([[t("fact.mounted"), moment(at)]] as [string, string][]) : []),
            ]}
          />
          {supply.mapped.length > 0 ? (
            <Rows
              rows={supply.mapped}
              label={t("publish.mapped")}
              rowKey={(one) => one.item}
              columns={[
                { key: "item", title: t("map.item"), head: true, render: (one) => one.item },
                { key: "column", title: t("map.column"), render: (one) => (one.column ? column(one) : <span className="quiet">{t("map.none")}</span>) },
                { key: "reason", title: t("map.reason"), render: (one) => one.reason || t("common:format.none") },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </Section>
  );
}
