import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { LawKey, Norm } from "./types";

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
