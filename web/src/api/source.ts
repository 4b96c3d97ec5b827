import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { Cataloged, Collected, Held, SourceEntries } from "./types";

export const useSourceEntries = () => useQuery({ queryKey: ["matter", "source", "entries"], queryFn: () => api.get<SourceEntries>("/source/entries") });
export const useCollected = (org: string) => useQuery({ queryKey: ["matter", "source", "collected", org], queryFn: () => api.get<Cataloged<Collected>>("/source/collected", { org }) });
/** Which of a form's materials are held already. */
export const useHeld = () => useMutation({ mutationFn: (materials: string[]) => api.post<Cataloged<Held>>("/source/check", { materials }) });
