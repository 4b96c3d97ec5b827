import { useTranslation } from "react-i18next";
import { useDigitised } from "@/api/collect";
import type { Cataloged, DigitalShare } from "@/api/types";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, type Column } from "@/ui";

/** How far the departments are digital, and which steps are on paper still. */
export function DigitisedPage() {
  const { t } = useTranslation("digitisation");
  const query = useDigitised();
  return (
    <Page title={t("report")} back={{ to: paths.matters("digitisation"), label: t("title") }} lead={t("report_lead")}>
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("report_empty")} /> : <Shares found={found} />)}</Loaded>
    </Page>
  );
}

function Shares({ found }: { found: Cataloged<DigitalShare> }) {
  const { t } = useTranslation("digitisation");
  const of = (n: number, all: number) => t("share", { n, all });
  const columns: Column<DigitalShare>[] = [
    { key: "org", title: t("fact.org"), head: true, render: (row) => found.names[row.org] ?? row.org },
    ...(["collected", "recorded", "stored"] as const).map((name, n) => ({ key: name, title: t(`fact.${name}`), width: 100, tight: true, render: (row: DigitalShare) => of(row.digital[n] ?? 0, row.all) })),
    { key: "planned", title: t("structure.planned"), width: 110, tight: true, render: (row) => row.planned },
    { key: "impossible", title: t("structure.impossible"), width: 120, tight: true, render: (row) => row.impossible },
    {
      key: "paper",
      title: t("on_paper"),
      render: (row) => (
        <ul className="plain-list">
          {row.paper.map(([resource, steps]) => (
            <li key={resource}>{t("paper_line", { resource, steps: steps.join(t("common:comma")) })}</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <>
      <Cited citation={found.citation} />
      <Rows rows={found.items} columns={columns} rowKey={(row) => row.org} label={t("report")} />
    </>
  );
}
