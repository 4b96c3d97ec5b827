import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { Escalated, Listed } from "./types";

/** Matters before the government, and those it settled; for the authority. */
export const useEscalated = () => useQuery({ queryKey: ["matter", "dispute", "escalated"], queryFn: () => api.get<Listed<Escalated>>("/disputes/escalated") });
