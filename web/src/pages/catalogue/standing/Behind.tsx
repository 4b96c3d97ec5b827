import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOutdated } from "@/api/standing";
import type { OutdatedEntry } from "@/api/types";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Rows, Section, type Column } from "@/ui";

/** Entries that were checked by an earlier guide and lack what the one in force wants. */
export function Behind({ org }: { org: string }) {
  const { t } = useTranslation("standing");
  const query = useOutdated();
  const columns: Column<OutdatedEntry>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={paths.resource(row.resource)}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => row.org_name },
    { key: "lacks", title: t("col.lacks"), render: (row) => row.lacks },
    { key: "guide", title: t("col.guide"), render: (row) => <span className="quiet">{row.guide ?? ""}</span> },
  ];
  return (
    <Section title={t("due.outdated")} extra={<Cited citation={query.data?.citation} />}>
      <Loaded query={query}>
        {(found) => {
          const items = found.items.filter((one) => !org || one.org === org);
          if (items.length === 0) return <Nothing text={t("due.outdated_empty")} />;
          return (
            <>
              <Rows rows={items} columns={columns} rowKey={(row) => row.resource} label={t("due.outdated")} />
              <p className="table-foot quiet">{t("due.outdated_note")}</p>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
