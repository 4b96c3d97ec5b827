import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { DueEntry, DueKind, GradingProgress, Listed, OutdatedEntry, Region, TypeSpread } from "./types";

const list = <T>(name: string, query: Record<string, string> = {}) => ({
  queryKey: ["catalogue", "standing", name, query] as const,
  queryFn: () => api.get<Listed<T>>(`/catalogue/${name}`, query),
});

/** Entries due for another look, of one kind. */
export const useDueEntries = (kind: DueKind) => useQuery(list<DueEntry>("due", { kind }));
/** Entries that lack what the guide in force wants. */
export const useOutdated = () => useQuery(list<OutdatedEntry>("outdated"));
export const useTypeSpread = () => useQuery(list<TypeSpread>("types"));
/** How far grading has come; for the authority of any level. */
export const useGrading = () => useQuery(list<GradingProgress>("grading"));
/** Names of the divisions of a region. */
export const useRegions = (parent: string) => useQuery({ queryKey: ["org", "regions", parent], queryFn: () => api.get<{ items: Region[] }>("/regions", { parent }), staleTime: 300_000 });
