import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PackHead } from "@/api/types";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Shares } from "../Bar";
import { PackTags, useDates } from "../tags";

/** The law it is best compared with: one above it, the first that binds, or any other. */
function other(head: PackHead, packs: PackHead[]): PackHead | undefined {
  const rest = packs.filter((pack) => pack.id !== head.id);
  return rest.find((pack) => head.parents.includes(pack.id)) ?? rest.find((pack) => pack.stance === "binding") ?? rest[0];
}

/** A law at a glance, with the ways on. */
export function PackCard({ head, packs }: { head: PackHead; packs: PackHead[] }) {
  const { t } = useTranslation("law");
  const dates = useDates();
  const beside = other(head, packs);
  const { counts } = head;
  return (
    <li className="pack">
      <div>
        <h3>
          <Link to={paths.pack(head.id)}>{t("book", { title: head.title })}</Link> <PackTags head={head} />
        </h3>
        <p className="quiet pack-line">
          {[head.issuer, head.rank, head.document_no, dates(head)].filter(Boolean).map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
        {head.parents.length > 0 ? (
          <p className="quiet">
            {t("parents")} <PackNames ids={head.parents} packs={packs} />
          </p>
        ) : null}
      </div>
      <div className="pack-counts">
        <p className="pack-line">
          <span>{t("counts.paragraphs", { n: count(counts.paragraphs), marked: count(counts.marked) })}</span>
          <span>{t("counts.rules", { n: count(counts.rules) })}</span>
          <span>{t("counts.obligations", { n: count(counts.obligations) })}</span>
        </p>
        <Shares counts={counts} />
      </div>
      <p className="pack-go">
        <Link to={paths.pack(head.id)}>{t("go.pack")}</Link>
        {beside ? <Link to={paths.diff({ a: beside.id, b: head.id })}>{t("go.diff")}</Link> : null}
        <Link to={paths.coverage({ pack: head.id })}>{t("go.coverage")}</Link>
        {head.stance === "binding" ? (
          <>
            <Link to={paths.due()}>{t("go.due")}</Link>
            <Link to={paths.calendar()}>{t("go.calendar")}</Link>
          </>
        ) : null}
      </p>
    </li>
  );
}

/** Laws by their titles, each leading to its page. */
export function PackNames({ ids, packs }: { ids: string[]; packs: PackHead[] }) {
  const { t } = useTranslation("law");
  return (
    <>
      {ids.map((id, n) => (
        <span key={id}>
          {n > 0 ? t("common:comma") : null}
          <Link to={paths.pack(id)}>{t("book", { title: packs.find((pack) => pack.id === id)?.title ?? id })}</Link>
        </span>
      ))}
    </>
  );
}
