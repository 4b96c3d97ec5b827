import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useEditions } from "@/api/lists";
import { useMe } from "@/api/session";
import type { Edition, Told } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Rows, Section, type Column } from "@/ui";
import { turns } from "./spread";

/** Entries whose sharing type became another, newest first: all of them to the authority, elsewhere one's own. */
export function Turns() {
  const { t } = useTranslation("standing");
  const query = useEditions();
  return (
    <Section title={t("turns.title")} extra={<Link to={paths.versions()}>{t("turns.versions")}</Link>}>
      <Loaded query={query}>{(found) => <Entries found={found} />}</Loaded>
    </Section>
  );
}

function Entries({ found }: { found: Told<Edition> }) {
  const { t } = useTranslation("standing");
  const me = useMe();
  const rows = turns(found.items).filter(({ edition }) => me.org.kind === "authority" || edition.org === me.org.id);
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "title", title: t("col.title"), head: true, render: ({ edition }) => <Link to={paths.resource(edition.resource)}>{edition.title}</Link> },
    { key: "org", title: t("col.org"), render: ({ edition }) => found.names[edition.org] ?? edition.org },
    { key: "before", title: t("col.before"), width: 130, tight: true, render: ({ before }) => before },
    { key: "after", title: t("col.after"), width: 130, tight: true, render: ({ after }) => after },
    { key: "at", title: t("col.at"), width: 180, tight: true, render: ({ edition }) => moment(edition.at) },
  ];
  if (rows.length === 0) return <Nothing text={t("turns.empty")} />;
  return <Rows rows={rows} columns={columns} rowKey={({ edition }) => edition.id} label={t("turns.title")} />;
}
