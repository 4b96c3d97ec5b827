import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { usePack, usePacks } from "@/api/law";
import type { PackView } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Page, Section } from "@/ui";
import { Shares } from "./Bar";
import { PackNames } from "./list/PackCard";
import { Conflicts } from "./pack/Conflicts";
import { Contents } from "./pack/Contents";
import { Silences } from "./pack/Silences";
import { PackTags, useDates } from "./tags";

export function PackPage() {
  const { t } = useTranslation("law");
  const { pack = "" } = useParams();
  const query = usePack(pack);
  return <Loaded query={query} title={t("title")}>{(view) => <Law key={view.head.id} view={view} />}</Loaded>;
}

/** A law: its chapters with what runs under each article, where it is laxer than the law above, where it is silent. */
function Law({ view }: { view: PackView }) {
  const { t } = useTranslation("law");
  const [filters, set] = useFilters(["q"]);
  const { head, chapters } = view;
  const wanted = filters.q.trim();
  return (
    <Page
      title={head.title}
      tags={<PackTags head={head} />}
      back={{ to: paths.laws(), label: t("title") }}
      actions={
        <>
          <Link className="button-link" to={paths.diff({ a: head.parents[0], b: head.id })}>
            {t("go.diff")}
          </Link>
          <Link className="button-link" to={paths.coverage({ pack: head.id })}>
            {t("go.coverage")}
          </Link>
        </>
      }
    >
      <div className="split">
        <div>
          <Conflicts items={view.conflicts} child={head.parents.length > 0} />
          <Section title={t("pack.contents")}>
            <form className="filters" onSubmit={(event) => event.preventDefault()}>
              <Input value={filters.q} onChange={(event) => set({ q: event.target.value })} placeholder={t("pack.search")} aria-label={t("pack.search")} allowClear />
            </form>
            <Contents pack={head.id} chapters={chapters} wanted={wanted} />
          </Section>
          <Silences items={view.silent} wanted={wanted} />
        </div>
        <aside>
          <PackFacts view={view} />
          <Section title={t("pack.coverage")} extra={<Link to={paths.coverage({ pack: head.id })}>{t("coverage.rows")}</Link>}>
            <Shares counts={head.counts} />
          </Section>
          <Section title={t("pack.chapters")}>
            <ol className="plain-list">
              {chapters.map((chapter, n) => (
                <li key={chapter.title}>
                  <a href={`#c-${n}`}>{chapter.title}</a>
                </li>
              ))}
            </ol>
          </Section>
        </aside>
      </div>
    </Page>
  );
}

function PackFacts({ view: { head } }: { view: PackView }) {
  const { t } = useTranslation("law");
  const dates = useDates();
  const packs = usePacks().data?.items ?? [];
  const { counts } = head;
  return (
    <Section title={t("pack.facts")}>
      <Facts
        facts={[
          [t("pack.issuer"), head.issuer],
          [t("pack.rank"), head.rank],
          [t("pack.document_no"), head.document_no],
          [t("pack.dates"), dates(head)],
          [t("pack.parents"), head.parents.length > 0 ? <PackNames key="parents" ids={head.parents} packs={packs} /> : null],
          [t("pack.size"), [t("counts.paragraphs", { n: counts.paragraphs, marked: counts.marked }), t("counts.rules", { n: counts.rules })].join(t("common:comma"))],
          [t("pack.text"), t(head.text_attached ? "pack.text_attached" : "pack.text_none")],
          [t("pack.digest"), <code key="digest" className="hash">{head.digest}</code>],
        ]}
      />
    </Section>
  );
}
