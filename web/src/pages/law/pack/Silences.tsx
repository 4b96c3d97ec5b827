import { useTranslation } from "react-i18next";
import type { Silence } from "@/api/types";
import { Rows } from "@/ui";
import { says } from "../rooms";

/** What the law does not say, and why that is left so. Opened by a search that finds something in it. */
export function Silences({ items, wanted }: { items: Silence[]; wanted: string }) {
  const { t } = useTranslation("law");
  const found = items.filter((one) => says(wanted, [one.key, one.label, one.why]));
  if (items.length === 0) return null;
  return (
    <details className="section fold" key={wanted ? "searched" : "all"} open={Boolean(wanted) && found.length > 0}>
      <summary>
        <h2>{t("pack.silent", { n: items.length })}</h2>
      </summary>
      <p className="quiet">{t("pack.silent_lead")}</p>
      <Rows
        rows={found}
        label={t("pack.silent", { n: items.length })}
        rowKey={(one) => one.key}
        columns={[
          { key: "label", title: t("diff.matter"), head: true, width: 200, render: (one) => one.label },
          { key: "why", title: t("pack.silent_why"), render: (one) => one.why },
          { key: "key", title: t("pack.silent_key"), width: 200, render: (one) => <code>{one.key}</code> },
        ]}
      />
    </details>
  );
}
