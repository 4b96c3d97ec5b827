import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useGaps, useKinds } from "@/api/lists";
import { useMe } from "@/api/session";
import type { KindOfList, Told } from "@/api/types";
import { moment } from "@/lib/format";
import { isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { CatalogueTabs } from "./CatalogueTabs";
import { Charges } from "./Charges";
import { ConveneForm } from "./ConveneForm";

/** The lists that the law has, the versions issued, and what departments have not filed. */
export function ListsPage() {
  const { t } = useTranslation("lists");
  const me = useMe();
  const reviews = isReviewer(me);
  const query = useKinds();
  return (
    <Page title={t("lists.title")} lead={t("lists.lead")} actions={<Link className="button-link" to={paths.matters("listing")}>{t("lists.filed")}</Link>}>
      <CatalogueTabs at="lists" />
      <Loaded query={query}>{(found) => (found.items.length === 0 ? <Nothing text={t("lists.none")} /> : <Kinds found={found} />)}</Loaded>
      {reviews ? <Gaps /> : null}
      {reviews ? <ConveneForm topic="lists" /> : null}
    </Page>
  );
}

function Kinds({ found }: { found: Told<KindOfList> }) {
  const { t } = useTranslation("lists");
  const columns: Column<KindOfList>[] = [
    { key: "title", title: t("col.list"), head: true, render: (row) => <Link to={paths.list(row.kind)}>{row.title}</Link> },
    { key: "citation", title: t("col.citation"), render: (row) => <Cited citation={row.citation} /> },
    {
      key: "issued",
      title: t("col.issued"),
      render: (row) => (row.issued ? <Link to={paths.matter("listing", row.issued[0])}>{t("lists.issued", { n: row.issued[1], at: moment(row.issued[2]) })}</Link> : <span className="quiet">{t("lists.unissued")}</span>),
    },
  ];
  return (
    <>
      <Charges charges={found.charges} />
      <Rows rows={found.items} columns={columns} rowKey={(row) => row.kind} label={t("lists.title")} />
    </>
  );
}

/** What the last round of lists lacks; where there was none, nothing is said. */
function Gaps() {
  const { t } = useTranslation("lists");
  const query = useGaps(true);
  if (query.data === undefined) return null;
  return (
    <Section title={t("gaps.title")} extra={<Link to={paths.matters("round")}>{t("rounds")}</Link>}>
      {query.data.items.length === 0 ? (
        <Nothing text={t("gaps.empty")} />
      ) : (
        <ul>
          {query.data.items.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
