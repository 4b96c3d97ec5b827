import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useList, useWrite, type Filters } from "./query";
import type { Crossings, LapseRow, OpenRequests, Paper, SharingRecord } from "./types";

export const useRegister = (filters: Filters) => useList<LapseRow>("oversight", "/oversights", filters);
export const useOpenRequests = () => useQuery({ queryKey: ["oversight", "requests"], queryFn: () => api.get<OpenRequests>("/oversights/requests") });
export const useSharingRecord = (asked: { org: string; from: string; to: string }) =>
  useQuery({ queryKey: ["oversight", "record", asked], queryFn: () => api.get<SharingRecord>("/oversights/record", asked), placeholderData: keepPreviousData });
export const useCrossings = (enabled: boolean) => useQuery({ queryKey: ["oversight", "crossings"], queryFn: () => api.get<Crossings>("/oversights/crossings"), enabled });

const onePaper = (id: string) => ["paper", id] as const;
export const usePapers = (filters: Filters) => useList<Paper>("paper", "/papers", filters);
export const usePaper = (id: string) => useQuery({ queryKey: onePaper(id), queryFn: () => api.get<Paper>(`/papers/${encodeURIComponent(id)}`) });
export const useReceivePaper = (id: string) => useWrite<void, Paper>(() => api.post<Paper>(`/papers/${encodeURIComponent(id)}/receive`, {}), (paper) => onePaper(paper.id));
