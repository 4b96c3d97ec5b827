import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useLawKey } from "./law";
import type { DemandGroup, LawRow } from "./types";

export const useDemandGroups = () => useQuery({ queryKey: ["matter", "demand", "groups"], queryFn: () => api.get<{ items: DemandGroup[] }>("/demands/groups") });

/** The elements the law wants stated in a demand. A law that lists none wants none. */
export const useDemandElements = (): LawRow[] => useLawKey("demand.elements").data?.rows ?? [];
