import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useList, useWrite, type Filters } from "./query";
import type { Contract, Preview, ResourceRow, ResourceView, ReviewStep } from "./types";

const one = (id: string) => ["catalogue", "one", id] as const;
const keep = (view: ResourceView) => one(view.resource.id);

export const useResources = (filters: Filters) => useList<ResourceRow>("catalogue", "/catalogue", filters);
export const useResource = (id: string, enabled = true) =>
  useQuery({ queryKey: one(id), queryFn: () => api.get<ResourceView>(`/catalogue/${id}`), enabled });
export const usePreview = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ["catalogue", "rows", id], queryFn: () => api.get<Preview>(`/catalogue/${id}/rows`, { limit: 20 }), enabled });

/** Saves the draft: a new resource without an id. */
export const useSaveDraft = () =>
  useWrite(
    ({ id, contract }: { id?: string; contract: Contract }) =>
      id ? api.put<ResourceView>(`/catalogue/${id}`, { contract }) : api.post<ResourceView>("/catalogue", { contract }),
    keep,
  );

/** Registers a change of the legal basis; the term for updating runs from its day. */
export const useNoteChange = () =>
  useWrite(({ id, on, document }: { id: string; on: string | null; document: string }) => api.post<ResourceView>(`/catalogue/${id}/change`, { on, document }), keep);

/** Passes a step of the review. */
export const usePassStep = () => useWrite(({ id, step }: { id: string; step: ReviewStep }) => api.post<ResourceView>(`/catalogue/${id}/pass`, { step }), keep);

export type ResourceStep = "submit" | "return" | "publish" | "withdraw";
export const useResourceStep = () =>
  useWrite(({ id, step, reason }: { id: string; step: ResourceStep; reason?: string }) => api.post<ResourceView>(`/catalogue/${id}/${step}`, reason === undefined ? {} : { reason }), keep);
