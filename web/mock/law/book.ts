import type { ArticleHead, ArticleView, Citation, Conflict, LawRule, Obligation, PackHead, PackView, Provision, Silence } from "../../src/api/types";
import { numerals } from "../world.ts";
import law from "./law.json" with { type: "json" };

type Para = Omit<Provision, "id"> & { paragraph: number };
type Article = Pick<ArticleHead, "article" | "title" | "live"> & { provisions: Para[] };
type Chapter = { title: string; articles: Article[] };
const heads = law.heads as unknown as Record<string, Omit<PackHead, "id" | "digest">>;
const chapters = law.chapters as unknown as Record<string, Chapter[]>;
const silent = law.silent as Record<string, Silence[]>;
export const unmarked = law.unmarked;

export const packs: PackHead[] = Object.entries(heads).map(([id, head], n) => ({ id, ...head, digest: `sm3:${"7d1f09c4be52a386".repeat(4).slice(n, n + 60)}` }));
export const packOf = (id: string) => packs.find((one) => one.id === id);
const place = (article: number) => `第${numerals(article)}条`;
export const articlesOf = (id: string): Article[] => (chapters[id] ?? []).flatMap((chapter) => chapter.articles);

export const citeAt = (pack: PackHead, article: number, paragraph: number): Citation => ({
  pack: pack.id,
  pack_title: pack.title,
  article,
  paragraph,
  text: `《${pack.title}》${place(article)}第${numerals(paragraph)}款`,
  id: `${pack.prefix}-${article}.${paragraph}`,
});

export type Placed = { rule: LawRule; citation: Citation };
export const rulesOf = (pack: PackHead): Placed[] =>
  articlesOf(pack.id).flatMap((one) => one.provisions.flatMap((para) => para.rules.map((rule) => ({ rule, citation: citeAt(pack, one.article, para.paragraph) }))));

/** The rule that holds under a law: its own, unless laxer than one above. */
export const says = (pack: PackHead, key: string): Placed | undefined =>
  rulesOf(pack).find(({ rule }) => rule.key === key && rule.binding) ?? pack.parents.map((id) => packOf(id)).flatMap((parent) => (parent ? [says(parent, key)] : [])).find(Boolean);

export const silences = (id: string): Silence[] => silent[id] ?? [];

export const rowsOf = (pack: PackHead): Obligation[] =>
  articlesOf(pack.id).flatMap((one) => one.provisions.flatMap((para) => para.rows.map((row) => ({ ...row, pack: pack.id, article: one.article }))));

const headOf = (one: Article): ArticleHead => ({
  article: one.article,
  place: place(one.article),
  title: one.title,
  paragraphs: one.provisions.length,
  rules: one.provisions.reduce((sum, para) => sum + para.rules.length, 0),
  rooms: [...new Set(one.provisions.flatMap((para) => para.rules.flatMap((rule) => rule.read_by)))],
  live: one.live,
});

function conflicts(pack: PackHead): Conflict[] {
  return rulesOf(pack)
    .filter(({ rule }) => !rule.binding)
    .map(({ rule, citation }) => {
      const above = says(pack, rule.key);
      return { key: rule.key, label: rule.label, looser: citation, says: rule.value_text, binds: above?.citation ?? null, instead: above?.rule.value_text ?? null };
    });
}

export const packView = (pack: PackHead): PackView => ({
  head: pack,
  chapters: (chapters[pack.id] ?? []).map((chapter) => ({ title: chapter.title, articles: chapter.articles.map(headOf) })),
  silent: silences(pack.id),
  conflicts: conflicts(pack),
});

export function articleView(pack: PackHead, number: number): ArticleView | null {
  const all = articlesOf(pack.id);
  const at = all.findIndex((one) => one.article === number);
  const found = all[at];
  if (!found) return null;
  const provisions = found.provisions.map(({ paragraph, ...para }) => ({ id: `${pack.prefix}-${number}.${paragraph}`, ...para }));
  return { pack, article: number, place: place(number), title: found.title, live: found.live, previous: all[at - 1]?.article ?? null, next: all[at + 1]?.article ?? null, provisions };
}
