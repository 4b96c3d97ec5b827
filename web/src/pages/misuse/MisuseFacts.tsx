import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MatterView, Misuse } from "@/api/types";
import { count, day, moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";

/** What was seen under which grant, what was ordered, what became of it. */
export function MisuseFacts({ view }: { view: MatterView<Misuse> }) {
  const { t } = useTranslation("misuse");
  const { matter } = view;
  const { evidence, order } = matter;
  const said = (text: string) => <span className="said">{text}</span>;
  const facts: [string, React.ReactNode][] = [
    [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.resource_title}</Link>],
    [t("fact.grant"), <Link key="grant" to={paths.grant(matter.grant)}>{t("see_grant")}</Link>],
    [t("fact.sign"), t(`sign.${matter.sign}`)],
    [t("fact.seen"), evidence.calls > 0 ? t("calls_seen", { n: count(evidence.calls), from: moment(evidence.from), to: moment(evidence.to) }) : t("since_seen", { from: moment(evidence.from) })],
  ];
  if (evidence.calls > 0) facts.push([t("fact.calls"), <Link key="calls" to={paths.calls(matter.grant)}>{t("see_calls")}</Link>]);
  if (matter.note) facts.push([t("fact.note"), said(matter.note)]);
  if (order) facts.push([t("fact.demand"), said(order.demand)], [t("fact.until"), day(order.until)], [t("fact.by"), view.names[order.by] ?? order.by]);
  if (matter.report) facts.push([t("fact.report"), said(matter.report)]);
  if (matter.reason) facts.push([t("fact.reason"), said(matter.reason)]);
  if (matter.conclusion) facts.push([t("fact.conclusion"), said(matter.conclusion)]);
  return (
    <Section title={t("about")}>
      <Facts facts={facts} />
    </Section>
  );
}
