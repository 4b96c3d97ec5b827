import { useTranslation } from "react-i18next";
import type { Contract, Grant, Mask } from "@/api/types";
import { count, day } from "@/lib/format";
import { Cited, Facts, StateTag } from "@/ui";

export function useMaskText() {
  const { t } = useTranslation("sharing");
  return (mask: Mask | null | undefined): string => {
    if (!mask) return t("mask.none");
    return mask.mask === "hide" ? t("mask.hide") : t("mask_text.keep", { head: mask.head, tail: mask.tail });
  };
}

/** The bounds of a grant. */
export function GrantTerms({ grant, contract }: { grant: Grant; contract: Contract | null }) {
  const { t } = useTranslation("sharing");
  const mask = useMaskText();
  const compares = grant.mode === "verify";
  const title = (name: string) => contract?.items.find((item) => item.name === name)?.title ?? name;
  return (
    <Facts
      facts={[
        [t("col.state"), <StateTag key="state" room="grant" state={grant.state} />],
        [t("element.purpose"), grant.purpose],
        ...(grant.unit ? ([[t("element.unit"), grant.unit]] as [string, string][]) : []),
        [t("element.mode"), t(`mode.${grant.mode}`)],
        [
          t("granted_items"),
          <ul key="items" className="plain-list">
            {grant.items.map((one) => (
              <li key={one.item}>
                {title(one.item)} <code>{one.item}</code> {compares ? null : <span className={one.mask ? "tag info" : "tag plain"}>{mask(one.mask)}</span>}
              </li>
            ))}
          </ul>,
        ],
        ...(grant.rows ? ([[t("row_filter"), t("row_filter_text", { item: title(grant.rows.item), value: grant.rows.equals })]] as [string, string][]) : []),
        ...(grant.tries === undefined ? [] : ([[t("tries"), t("quota_text", { n: count(grant.tries) })]] as [string, string][])),
        [t(compares ? "quota_records" : "quota"), grant.daily_quota === null ? t("unlimited") : t(compares ? "records_text" : "quota_text", { n: count(grant.daily_quota) })],
        ...(grant.requirements ? ([[t("requirements.bound", { n: grant.requirements.version }), grant.requirements.text]] as [string, string][]) : []),
        [t("element.until"), day(grant.until)],
        [t("granted_under"), grant.citation ? <Cited key="law" citation={grant.citation} /> : null],
      ]}
    />
  );
}
