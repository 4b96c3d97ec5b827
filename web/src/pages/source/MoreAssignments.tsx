import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMatters } from "@/api/matter";
import type { MatterRow, SourceEntry } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Rows, Section, StateTag, type Column } from "@/ui";

/** Assignments of data that the law has no entry for. */
export function MoreAssignments({ listed }: { listed: SourceEntry[] }) {
  const { t } = useTranslation("source");
  const known = new Set(listed.flatMap((entry) => entry.assigned.map((one) => one.id)));
  const rows = useMatters("source", {}).items.filter((row) => !known.has(row.id));
  const columns: Column<MatterRow>[] = [
    { key: "title", title: t("fact.element"), head: true, render: (row) => <Link to={paths.matter("source", row.id)}>{row.title}</Link> },
    { key: "org", title: t("fact.org"), render: (row) => row.opposite_name },
    { key: "state", title: t("matter:col.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="source" state={row.state} /> },
    { key: "since", title: t("fact.recorded"), width: 170, tight: true, render: (row) => moment(row.since) },
  ];
  if (rows.length === 0) return null;
  return (
    <Section title={t("more")}>
      <Rows rows={rows} columns={columns} rowKey={(row) => row.id} label={t("more")} />
    </Section>
  );
}
