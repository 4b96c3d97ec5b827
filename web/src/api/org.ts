import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useWrite } from "./query";
import type { Client, Colleague, IssueTask, Movable, NewClient, Org, OrgGaps, OrgView, RegisterOrg, ReorganizeOrg, TaskCount } from "./types";

export const useOrgs = () => useQuery({ queryKey: ["org"], queryFn: () => api.get<{ items: Org[] }>("/orgs"), staleTime: 300_000 });
export const useClients = () => useQuery({ queryKey: ["org", "clients"], queryFn: () => api.get<{ items: Client[] }>("/clients") });
export const useAddClient = () => useWrite((name: string) => api.post<NewClient>("/clients", { name }));

const one = (id: string) => ["org", "page", id] as const;
const at = (id: string) => `/orgs/${encodeURIComponent(id)}`;

export const useOrg = (id: string) => useQuery({ queryKey: one(id), queryFn: () => api.get<OrgView>(at(id)) });
export const useOrgGaps = () => useQuery({ queryKey: ["org", "gaps"], queryFn: () => api.get<OrgGaps>("/org/gaps") });
export const useSaveProfile = (id: string) => useWrite((parts: Record<string, string>) => api.put<OrgView>(`${at(id)}/profile`, { parts }), (view) => one(view.org.id));
export const useRegister = () => useWrite((org: RegisterOrg) => api.post<OrgView>("/orgs", org), (view) => one(view.org.id));
export const useReorganize = (id: string) => useWrite((order: ReorganizeOrg) => api.post<OrgView>(`${at(id)}/reorganize`, order), (view) => one(view.org.id));
export const useMovable = (id: string) => useQuery({ queryKey: ["org", "resources", id], queryFn: () => api.get<{ items: Movable[] }>(`${at(id)}/resources`) });
export type StandIn = { person: string; to: string; from: string; until: string; reason: string };
export const useStandIn = () => useWrite(({ person, ...rest }: StandIn) => api.post<Colleague>(`/people/${encodeURIComponent(person)}/away`, rest));
export const useBack = () => useWrite((person: string) => api.post<Colleague>(`/people/${encodeURIComponent(person)}/back`, {}));
export const useTaskCounts = () => useQuery({ queryKey: ["matter", "task", "counts"], queryFn: () => api.get<{ items: TaskCount[] }>("/org/tasks") });
export const useIssue = () => useWrite((task: IssueTask) => api.post<{ ids: string[] }>("/tasks", task));
