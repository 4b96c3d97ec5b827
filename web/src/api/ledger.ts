import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useList, type Filters } from "./query";
import type { ActProof, ActRow, CallRow, LedgerStatus, Verified } from "./types";

export const useActs = (filters: Filters) => useList<ActRow>("ledger", "/ledger/acts", filters);
export const useAct = (index: string) => useQuery({ queryKey: ["ledger", "act", index], queryFn: () => api.get<ActProof>(`/ledger/acts/${index}`) });
export const useCalls = (filters: Filters) => useList<CallRow>("ledger", "/ledger/calls", filters);
export const useLedgerStatus = () => useQuery({ queryKey: ["ledger", "status"], queryFn: () => api.get<LedgerStatus>("/ledger/status") });
export const useVerify = () => useMutation({ mutationFn: () => api.post<Verified>("/ledger/verify") });
