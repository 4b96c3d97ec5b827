import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrgs } from "@/api/org";
import { useCrossings, useSharingRecord } from "@/api/oversight";
import { useMe } from "@/api/session";
import type { SharingRecord } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Facts, LawTip, Loaded, Page, Section } from "@/ui";
import { OversightTabs } from "./OversightTabs";
import { quarters, span } from "./quarter";

/** What was asked of a department in a quarter and what became of it: each request stands in one place, all add up. */
export function RecordPage() {
  const { t } = useTranslation("oversight");
  const me = useMe();
  const authority = me.org.kind === "authority";
  const [filters, set] = useFilters(["org", "quarter"]);
  const choices = quarters(me.node.today);
  const quarter = choices.find((one) => one === filters.quarter) ?? choices[0] ?? "";
  const org = filters.org || me.org.id;
  const query = useSharingRecord({ org, ...span(quarter) });
  const orgs = useOrgs();
  const name = (one: string) => t("quarter_of", { year: one.split("-")[0], n: one.split("-")[1] });
  return (
    <Page title={t("record_title")} lead={t("record_lead")}>
      <OversightTabs at="record" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        {authority ? <Select aria-label={t("col.owner")} value={org} onChange={(id: string) => set({ org: id })} options={(orgs.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} /> : null}
        <Select aria-label={t("quarter")} value={quarter} onChange={(one: string) => set({ quarter: one })} options={choices.map((one) => ({ value: one, label: name(one) }))} />
      </form>
      <Loaded query={query}>{(found) => <Figures found={found} />}</Loaded>
      {authority ? <CrossingSection /> : null}
    </Page>
  );
}

function Figures({ found }: { found: SharingRecord }) {
  const { t } = useTranslation("oversight");
  const { record, service } = found;
  const cited = found.citations.map((one) => <LawTip key={one.id} citation={one} />);
  const waits = record.waits.length > 0 ? t("waits", { mean: Math.round(record.waits.reduce((a, b) => a + b, 0) / record.waits.length), most: record.waits.at(-1), n: record.waits.length }) : null;
  return (
    <>
      <Section title={t("received", { org: found.org_name, n: record.received })} extra={cited}>
        <Facts
          facts={[
            ...Object.entries(record.standings).map(([name, n]): [string, string] => [t(`standing.${name}`), t("count", { n })]),
            [t("waits_title"), waits],
            [t("undelivered"), record.undelivered > 0 ? t("count", { n: record.undelivered }) : null],
          ]}
        />
      </Section>
      {service.shareable > 0 ? (
        <Section title={t("service", { rate: Math.floor((service.live * 100) / service.shareable), live: service.live, n: service.shareable })}>
          {service.missing.length === 0 ? <p className="lead">{t("service_whole")}</p> : null}
          <ul className="plain-list">
            {service.missing.map(([id, title]) => (
              <li key={id}>
                {t("service_missing")} <Link to={paths.resource(id)}>{title}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function CrossingSection() {
  const { t } = useTranslation("oversight");
  const query = useCrossings(true);
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Section title={t("crossings")} extra={query.data.citation ? <LawTip citation={query.data.citation} /> : null}>
      <Facts facts={query.data.items.map((row): [string, string] => [row.title, t("count", { n: row.count })])} />
    </Section>
  );
}
