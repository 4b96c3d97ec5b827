import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ArticleHead, Chapter } from "@/api/types";
import { paths } from "@/lib/paths";
import { Nothing } from "@/ui";
import { LiveCounts } from "../Live";
import { says, useRoom } from "../rooms";

type Props = { pack: string; chapters: Chapter[]; wanted: string };

/** Chapters and their articles; with a search, those that match by number or word. */
export function Contents({ pack, chapters, wanted }: Props) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const matches = (chapter: Chapter) => (one: ArticleHead) => says(wanted, [String(one.article), one.place, one.title, chapter.title, ...one.rooms.map(room)]);
  const found = chapters.map((chapter, n) => ({ n, title: chapter.title, articles: chapter.articles.filter(matches(chapter)) })).filter((chapter) => !wanted || chapter.articles.length > 0);
  if (found.length === 0) return <Nothing text={t("pack.no_match")} />;
  return (
    <>
      {found.map((chapter) => (
        <section key={chapter.n} id={`c-${chapter.n}`} className="chapter">
          <h3>{chapter.title}</h3>
          <ul className="toc">
            {chapter.articles.map((one) => (
              <li key={one.article}>
                <Link to={paths.article(pack, one.article)}>
                  <strong>{one.place}</strong> <span>{one.title}</span>
                </Link>
                <span className="toc-rooms">
                  {one.rooms.map((name) => (
                    <span key={name} className="tag plain">
                      {room(name)}
                    </span>
                  ))}
                </span>
                <span className="quiet toc-amount">{t("pack.amount", { paragraphs: one.paragraphs, rules: one.rules })}</span>
                <LiveCounts live={one.live} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
