import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Lapse, MatterView, Said } from "@/api/types";
import { day, moment } from "@/lib/format";
import { casePath } from "@/lib/paths";
import { Facts, LawTip, Section } from "@/ui";

/** The duty, who waits for it, and what everybody said and did about it. */
export function LapseFacts({ view }: { view: MatterView<Lapse> }) {
  const { t } = useTranslation("oversight");
  const { matter, names } = view;
  const to = casePath(matter.subject);
  const said = (list: Said[]) => list.map((one): [string, string] => [t("said_by", { org: names[one.org] ?? one.org, at: moment(one.at) }), one.words || t("common:format.none")]);
  return (
    <>
      <Section title={t("about")} extra={to ? <Link to={to}>{t("see_case")}</Link> : null}>
        <Facts
          facts={[
            [t("fact.about"), matter.about],
            [t("fact.owner"), view.opposite_name],
            [t("fact.waiting"), matter.waiting.map((org) => names[org] ?? org).join(t("common:comma"))],
            [t("fact.due"), <span key="due">{day(matter.due)} <LawTip citation={matter.citation} /></span>],
            [t("fact.escalates"), matter.escalates ? t("escalates_long") : null],
            [t("fact.met"), matter.met ? moment(matter.met) : null],
            [t("fact.closed"), matter.closed ? moment(matter.closed) : null],
          ]}
        />
      </Section>
      {matter.orders.length > 0 ? (
        <Section title={t("orders")}>
          <Facts facts={matter.orders.map((order) => [order.number, <span key={order.number} className="said">{t("order_line", { day: day(order.until), demand: order.demand })}</span>])} />
        </Section>
      ) : null}
      {matter.nudges.length > 0 ? <Section title={t("nudges", { n: matter.nudges.length })}><Facts facts={said(matter.nudges)} /></Section> : null}
      {matter.explanations.length > 0 ? <Section title={t("explanations")}><Facts facts={said(matter.explanations)} /></Section> : null}
      {matter.measures.length > 0 ? <Section title={t("measures")}><Facts facts={said(matter.measures)} /></Section> : null}
    </>
  );
}
