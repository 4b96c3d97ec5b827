import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { OrgGap } from "@/api/types";
import { paths } from "@/lib/paths";
import { Cited, Rows, type Column } from "@/ui";

/** Gaps, each with its organization and its article. */
export function GapRows({ gaps }: { gaps: OrgGap[] }) {
  const { t } = useTranslation("orgs");
  const columns: Column<OrgGap>[] = [
    { key: "org", title: t("col.name"), head: true, render: (gap) => <Link to={paths.org(gap.org)}>{gap.org_name}</Link> },
    { key: "what", title: t("col.what"), render: (gap) => gap.what },
    { key: "citation", title: t("col.citation"), width: 320, render: (gap) => <Cited citation={gap.cited} /> },
  ];
  return <Rows rows={gaps} columns={columns} rowKey={(gap) => `${gap.org} ${gap.what}`} label={t("gaps_title")} />;
}
