import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { address, api, upload } from "./client";
import { useList, useWrite, type Filters } from "./query";
import type { Contract, Drafted, Grade, Imported, Preview, ResourceRow, ResourceView, ReviewStep, Suggestions } from "./types";

const one = (id: string) => ["catalogue", "one", id] as const;
export const keep = (view: ResourceView) => one(view.resource.id);

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

/** What the loaded rows speak for, item by item. */
export const useSuggestions = (id: string | undefined) =>
  useQuery({ queryKey: ["catalogue", "suggestions", id], queryFn: () => api.get<{ items: Suggestions; rows: number }>(`/catalogue/${id}/suggestions`), enabled: Boolean(id), staleTime: 300_000 });

/** The department's entries as a workbook. */
export const sheetFile = () => address("/catalogue/sheet");

/** Imports a workbook of entries, wholly or not at all. */
export function useImportSheet() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: (file: File) => upload<Imported>("/catalogue/sheet", {}, file, () => undefined), onSuccess: () => cache.invalidateQueries() });
}

/** Drafts an entry from an officer's own spreadsheet; nothing is kept. */
export const useDraftSheet = () => useMutation({ mutationFn: (file: File) => upload<Drafted>("/catalogue/drafts", {}, file, () => undefined) });

/** What is concluded about an entry in force: assessed, confirmed, graded anew. */
export type Concluding = { id: string; conclusion: string } & ({ what: "assessment"; fit: boolean } | { what: "confirm_type" } | { what: "regrade"; grades: Record<string, Grade> });
export const useConclude = () => useWrite(({ id, what, ...body }: Concluding) => api.post<ResourceView>(`/catalogue/${id}/${what}`, body), keep);
