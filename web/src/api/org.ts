import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useWrite } from "./query";
import type { Client, NewClient, Org } from "./types";

export const useOrgs = () => useQuery({ queryKey: ["org"], queryFn: () => api.get<{ items: Org[] }>("/orgs"), staleTime: 300_000 });
export const useClients = () => useQuery({ queryKey: ["org", "clients"], queryFn: () => api.get<{ items: Client[] }>("/clients") });
export const useAddClient = () => useWrite((name: string) => api.post<NewClient>("/clients", { name }));
