import { useQuery } from "@tanstack/react-query";
import { address, api } from "./client";
import { useList, useWrite, type Filters } from "./query";
import type { Application, BasisRef, ConditionFinding, GrantRow, GrantView, Offline, RequestRow, RequestView, Safety, Terms } from "./types";

const one = (id: string) => ["sharing", "request", id] as const;
const keep = (view: RequestView) => one(view.request.id);

export const useRequests = (filters: Filters) => useList<RequestRow>("sharing", "/sharing/requests", filters);
export const useRequest = (id: string, enabled = true) => useQuery({ queryKey: one(id), queryFn: () => api.get<RequestView>(`/sharing/requests/${id}`), enabled });
export const useGrants = (filters: Filters) => useList<GrantRow>("sharing", "/sharing/grants", filters);
export const useGrant = (id: string) => useQuery({ queryKey: ["sharing", "grant", id], queryFn: () => api.get<GrantView>(`/sharing/grants/${id}`) });
export const grantFile = (id: string, purpose: string) => address(`/sharing/grants/${id}/file`, { purpose });

export const useApply = () => useWrite((input: { resource: string; application: Application }) => api.post<RequestView>("/sharing/requests", input), keep);

export type Answering =
  | { step: "agree"; terms: Terms; findings: ConditionFinding[]; basis: BasisRef | null }
  | { step: "refuse"; basis: BasisRef | null; reason: string; findings: ConditionFinding[] }
  | { step: "deliver"; offline?: Offline }
  | { step: "undertake"; safety: Safety }
  | { step: "cancel" };
export const useRequestStep = (id: string) =>
  useWrite(({ step, ...body }: Answering) => api.post<RequestView>(`/sharing/requests/${id}/${step}`, body), keep);

export const useGiveUp = (id: string) =>
  useWrite((note: string) => api.post<GrantView>(`/sharing/grants/${id}/give-up`, { note }), () => ["sharing", "grant", id]);
