import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import type { MatterView, Onward } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";

/** Who is to have which items, for what, until when; and the grant that came of it. */
export function OnwardFacts({ view }: { view: MatterView<Onward> }) {
  const { t } = useTranslation("onward");
  const { matter } = view;
  const own = useMe().org.id === matter.user;
  const title = (name: string) => view.contract?.items.find((item) => item.name === name)?.title ?? name;
  const facts: [string, React.ReactNode][] = [
    [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.resource_title}</Link>],
    [t("fact.grant"), <Link key="grant" to={paths.grant(matter.grant)}>{t("see_grant")}</Link>],
    [t("fact.to"), view.names[matter.to] ?? matter.to],
    [t("fact.purpose"), matter.purpose],
    [t("fact.items"), matter.items.map(title).join("、")],
    [t("fact.until"), day(matter.until)],
    [t("fact.need"), <span key="need" className="said">{matter.need}</span>],
  ];
  // To the source the holder's draft is not open: it has the title.
  if (matter.entry) facts.push([t("fact.entry"), own ? <Link key="entry" to={paths.resource(matter.entry)}>{matter.entry_title}</Link> : matter.entry_title]);
  if (matter.given) facts.push([t("fact.given"), <Link key="given" to={paths.grant(matter.given)}>{t("see_given")}</Link>]);
  if (matter.reason) facts.push([t("fact.reason"), <span key="reason" className="said">{matter.reason}</span>]);
  return (
    <Section title={t("about")}>
      <Facts facts={facts} />
    </Section>
  );
}
