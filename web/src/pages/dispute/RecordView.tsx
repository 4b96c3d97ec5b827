import { useTranslation } from "react-i18next";
import type { Dispute } from "@/api/types";
import { moment } from "@/lib/format";
import { Facts } from "@/ui";

type Props = { record: Dispute["records"][number]; names: Record<string, string> };

/** What a step left in writing. */
export function RecordView({ record, names }: Props) {
  const { t } = useTranslation("dispute");
  const name = (org: string) => names[org] ?? org;
  const said = (text: string) => <span className="said">{text}</span>;
  const facts: [string, React.ReactNode][] = record.positions.map((one) => [t("position_of", { org: name(one.org) }), said(one.text)]);
  if (record.text) facts.push([t([`text_of.${record.step}_${record.outcome}`, `text_of.${record.step}`]), said(record.text)]);
  if (record.participants.length > 0) facts.push([t("fact.participants"), record.participants.join(t("common:comma"))]);
  if (record.document) facts.push([t("fact.document"), record.document]);
  return (
    <div className="rung-record">
      <p>
        {record.step === "opinion" ? null : <span className={record.outcome === "settled" ? "tag good" : "tag mute"}>{t(`outcome.${record.outcome}`)}</span>} <span className="quiet">{t("recorded", { org: name(record.org), at: moment(record.at) })}</span>
      </p>
      <Facts facts={facts} />
    </div>
  );
}
