import { useTranslation } from "react-i18next";
import type { RequestView } from "@/api/types";
import { day } from "@/lib/format";
import { Facts, Section } from "@/ui";

/** What was found on the conditions, with whom it was filed, how it is kept safe, how it was handed over. */
export function ReviewView({ view }: { view: RequestView }) {
  const { t } = useTranslation("sharing");
  const { request } = view;
  const { findings = [], filings = [], safety, offline } = request;
  const facts: [string, React.ReactNode][] = [
    ...findings.map((one): [string, React.ReactNode] => [view.conditions?.[one.condition - 1] ?? t("condition_n", { n: one.condition }), `${t(one.met ? "met" : "unmet")}：${one.evidence}`]),
    ...filings.map((one): [string, React.ReactNode] => [t("filed_with", { title: one.title }), t("filed_text", { region: one.region, number: one.number })]),
    ...(safety ? (["measures", "officer", "place"] as const).map((name): [string, React.ReactNode] => [t(`safety.${name}`), safety[name]]) : []),
    ...(safety?.deletion ? [[t("safety.deletion"), day(safety.deletion)] as [string, React.ReactNode]] : []),
    ...(offline ? (["difficulty", "medium", "digest", "from", "to"] as const).map((name): [string, React.ReactNode] => [t(`offline.${name}`), offline[name]]) : []),
    ...(offline?.received ? [[t("offline.received"), day(offline.received)] as [string, React.ReactNode]] : []),
  ];
  if (facts.length === 0) return null;
  return (
    <Section title={t("review")}>
      <Facts facts={facts} />
    </Section>
  );
}
