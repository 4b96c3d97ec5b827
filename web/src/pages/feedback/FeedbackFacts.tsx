import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Feedback, MatterView } from "@/api/types";
import { count, day, moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";

/** What was said of which data, and what the source answered. */
export function FeedbackFacts({ view }: { view: MatterView<Feedback> }) {
  const { t } = useTranslation("feedback");
  const { matter } = view;
  const said = (text: string) => <span className="said">{text}</span>;
  const facts: [string, React.ReactNode][] = [
    [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.resource_title}</Link>],
    [t("fact.grant"), <Link key="grant" to={paths.grant(matter.grant)}>{t("see_grant")}</Link>],
    [t("fact.kind"), t(`kind.${matter.kind}`)],
  ];
  if (matter.period) facts.push([t("fact.period"), t("period", { first: day(matter.period.first), last: day(matter.period.last) })]);
  if (matter.text) facts.push([t("fact.text"), said(matter.text)]);
  if (matter.counts) facts.push([t("fact.counts"), t("counted", { answered: count(matter.counts.answered), refused: count(matter.counts.refused) })]);
  if (matter.reply) facts.push([t("fact.reply"), said(matter.reply)]);
  if (matter.at) facts.push([t("fact.at"), moment(matter.at)]);
  return (
    <Section title={t("about")}>
      <Facts facts={facts} />
    </Section>
  );
}
