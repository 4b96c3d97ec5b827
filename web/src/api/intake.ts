import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { address, api, upload } from "./client";
import { useList, type Filters } from "./query";
import type { BatchView, Quarantine } from "./types";

export const useBatches = (filters: Filters) => useList<BatchView>("intake", "/intake/batches", filters);

/** One batch, asked again until it has an outcome. */
export const useBatch = (id: string) =>
  useQuery({
    queryKey: ["intake", "one", id],
    queryFn: () => api.get<BatchView>(`/intake/batches/${id}`),
    refetchInterval: (query) => (query.state.data?.batch.state === "intended" ? 500 : false),
  });

export const useQuarantine = (id: string, offset: number, limit: number, enabled: boolean) =>
  useQuery({
    queryKey: ["intake", "bad", id, offset],
    queryFn: () => api.get<Quarantine>(`/intake/batches/${id}/quarantine`, { offset, limit }),
    placeholderData: keepPreviousData,
    enabled,
  });

export const quarantineFile = (id: string) => address(`/intake/batches/${id}/quarantine.csv`);

export function useUpload(onProgress: (percent: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ resource, file }: { resource: string; file: File }) => upload<BatchView>("/intake/batches", { resource }, file, onProgress),
    onSettled: () => cache.invalidateQueries(),
  });
}
