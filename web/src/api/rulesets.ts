import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { keep } from "./catalogue";
import { useWrite } from "./query";
import type { Listed, RegradingEntry, ResourceView, WithoutDetail } from "./types";

/** Entries to be graded anew, the oldest first. */
export const useRegrading = () => useQuery({ queryKey: ["catalogue", "standing", "regrading"], queryFn: () => api.get<Listed<RegradingEntry>>("/catalogue/regrading") });
/** Departments without rules of their own; for the authority of any level. */
export const useWithoutDetail = () => useQuery({ queryKey: ["matter", "ruleset", "without"], queryFn: () => api.get<Listed<WithoutDetail>>("/rulesets/without") });
/** Records what an inspection of an entry's grades found. */
export const useInspect = () => useWrite(({ id, finding }: { id: string; finding: string }) => api.post<ResourceView>(`/catalogue/${id}/inspect_grades`, { finding }), keep);
