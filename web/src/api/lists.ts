import { useQuery } from "@tanstack/react-query";
import { address, api } from "./client";
import { useWrite } from "./query";
import type { Belongs, Compose, Convene, Duplicate, Edition, Forms, Institution, KindOfList, LevelEntry, ListKind, ListLine, MatterView, RegisterCount, RegisterForm, RegisterKind, Told } from "./types";

const report = <T>(name: string, query: Record<string, string> = {}) => ({
  queryKey: ["catalogue", "report", name, query] as const,
  queryFn: () => api.get<Told<T>>(`/catalogue/${name}`, query),
});

export const useLevel = (when: { q: string; on: string; version: string; org: string }) => useQuery(report<LevelEntry>("level", when));
export const useEditions = () => useQuery(report<Edition>("versions"));
export const useDuplicates = () => useQuery(report<Duplicate>("duplicates"));
export const useCoverage = () => useQuery(report<Institution>("coverage"));
export const useKinds = () => useQuery(report<KindOfList>("lists"));
export const useLines = (kind: ListKind, when: { on: string; org: string }) => useQuery(report<ListLine>(`lists/${kind}`, when));
export const useRegistered = () => useQuery(report<RegisterCount>("registered"));
/** What the round of lists lacks; for the authority. */
export const useGaps = (enabled: boolean) => useQuery({ ...report<string>("gaps"), enabled });
/** The list a request or a demand belongs to. */
export const useBelongs = (of: { request?: string; demand?: string }) =>
  useQuery({ queryKey: ["catalogue", "belongs", of], queryFn: () => api.get<Belongs>("/catalogue/belongs", of) });

/** Where a list can be fetched as a file. */
export const listFile = (kind: ListKind, when: { on: string; org: string }, as: "csv" | "xlsx") => address(`/catalogue/lists/${kind}`, { ...when, as });

export const useFormsInForce = () => useQuery({ queryKey: ["matter", "register_form", "in_force"], queryFn: () => api.get<Forms | null>("/register_forms/in_force") });
export const useCompose = () => useWrite((compose: Compose) => api.post<MatterView>("/listings", compose));
export const useConvene = () => useWrite((convene: Convene) => api.post<MatterView>("/rounds", convene));
export const usePutInForce = () => useWrite((put: { title: string; forms: Record<RegisterKind, RegisterForm> }) => api.post<MatterView>("/register_forms", put));
export const useBegin = () => useWrite((begin: { resource: string; kind: RegisterKind; reason: string }) => api.post<MatterView>("/registrations", begin));
