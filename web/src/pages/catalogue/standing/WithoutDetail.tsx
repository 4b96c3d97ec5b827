import { useTranslation } from "react-i18next";
import { useWithoutDetail } from "@/api/rulesets";
import type { WithoutDetail as Row } from "@/api/types";
import { Cited, Loaded, Nothing, Rows, Section, type Column } from "@/ui";

/** Departments without rules of their own in force; nothing where the law asks none of them. */
export function WithoutDetail() {
  const { t } = useTranslation("standing");
  const query = useWithoutDetail();
  const columns: Column<Row>[] = [
    { key: "org", title: t("col.org"), head: true, render: (row) => row.org_name },
    { key: "why", title: t("without.why"), render: (row) => row.why },
  ];
  return (
    <Section title={t("without.title")} extra={<Cited citation={query.data?.citation} />}>
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("without.empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row) => row.org} label={t("without.title")} />)}</Loaded>
    </Section>
  );
}
