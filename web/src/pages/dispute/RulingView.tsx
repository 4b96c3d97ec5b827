import { useTranslation } from "react-i18next";
import type { Order, Ruling } from "@/api/types";
import { day, moment } from "@/lib/format";
import { Facts } from "@/ui";

/** What was decided, by which document, and what follows. */
export function RulingView({ ruling, names }: { ruling: Ruling; names: Record<string, string> }) {
  const { t } = useTranslation("dispute");
  const follows = (order: Order) => (order.kind === "assign" ? t("order_to", { org: names[order.org] ?? order.org }) : t(`order.${order.kind}`));
  return (
    <div className="rung-record">
      <Facts
        facts={[
          [t("fact.document"), ruling.document],
          ...(ruling.dated ? ([[t("fact.dated"), day(ruling.dated)]] as [string, string][]) : []),
          [t("fact.decision"), <span key="decision" className="said">{ruling.decision}</span>],
          [t("fact.order"), follows(ruling.order)],
          [t("fact.at"), moment(ruling.at)],
        ]}
      />
    </div>
  );
}
