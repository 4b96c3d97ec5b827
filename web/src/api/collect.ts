import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { Cataloged, CollectTerms, DigitalShare, Traced, Unused } from "./types";

export const useCollectTerms = () => useQuery({ queryKey: ["matter", "collection", "terms"], queryFn: () => api.get<CollectTerms>("/source/terms") });
export const useUnused = () => useQuery({ queryKey: ["matter", "collection", "unused"], queryFn: () => api.get<Cataloged<Unused>>("/source/unused") });
export const useDigitised = () => useQuery({ queryKey: ["matter", "digitisation", "report"], queryFn: () => api.get<Cataloged<DigitalShare>>("/source/digitised") });
/** Where each part of a row comes from that several departments collect together. */
export const useTraced = (element: string, on: boolean) =>
  useQuery({ queryKey: ["matter", "source", "traced", element], queryFn: () => api.get<Cataloged<Traced>>("/source/traced", { element }), enabled: on });
