import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useList, type Filters } from "./query";
import type { ArticleView, CoveragePage, Defined, Diff, DueAnswer, LawKey, LawWord, Norm, Obligation, PackHead, PackView } from "./types";

/** A rule of the binding law: its article, summary and rows. */
export const useLawKey = (key: string, enabled = true) =>
  useQuery({ queryKey: ["law", key], queryFn: () => api.get<LawKey>(`/law/keys/${key}`), staleTime: 300_000, enabled });

/** Norms in force; with `suffices`, only those whose rank suffices under that rule. */
export const useNorms = (q: string, suffices: string | undefined, enabled = true) =>
  useQuery({
    queryKey: ["law", "norms", q, suffices],
    queryFn: () => api.get<{ items: Norm[] }>("/law/norms", { q, suffices }),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    enabled,
  });

/** What a sharing type, stored by its short name, is called. */
export function useSharingType(): (name: string) => string {
  const rows = useLawKey("catalogue.sharing_types").data?.rows ?? [];
  return (name) => rows.find((row) => row.name === name)?.title ?? name;
}

/** Every law the node knows. */
export const usePacks = (enabled = true) =>
  useQuery({ queryKey: ["law", "packs"], queryFn: () => api.get<{ items: PackHead[] }>("/law/packs"), staleTime: 300_000, enabled });

/** A law's chapters and articles, with what runs under each now. */
export const usePack = (id: string) => useQuery({ queryKey: ["law", "pack", id], queryFn: () => api.get<PackView>(`/law/packs/${encodeURIComponent(id)}`) });

export const useArticle = (pack: string, article: string) =>
  useQuery({ queryKey: ["law", "article", pack, article], queryFn: () => api.get<ArticleView>(`/law/packs/${encodeURIComponent(pack)}/articles/${encodeURIComponent(article)}`) });

/** The words that the binding law defines. */
export const useDefined = () => useQuery({ queryKey: ["law", "defined"], queryFn: () => api.get<{ items: Defined[] }>("/law/words"), staleTime: 300_000 });

/** The whole vocabulary of what a rule can be about. */
export const useLawWords = () => useQuery({ queryKey: ["law", "words"], queryFn: () => api.get<{ items: LawWord[] }>("/law/keys"), staleTime: 300_000 });

/** When a duty that starts at `from` (empty: now) is due. */
export const useDue = (key: string, from: string) =>
  useQuery({ queryKey: ["law", "due", key, from], queryFn: () => api.get<DueAnswer>("/law/due", { key, from }), enabled: Boolean(key) });

export const useDiff = (a: string, b: string, enabled: boolean) =>
  useQuery({ queryKey: ["law", "diff", a, b], queryFn: () => api.get<Diff>("/law/diff", { a, b }), staleTime: 300_000, enabled });

export const useCoverage = (filters: Filters) => useList<Obligation, CoveragePage>("law", "/law/coverage", filters);
