import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useList, type Filters } from "./query";
import type { Inbox, Todo } from "./types";

/** Clocks of the whole hub, for the authority. */
export const useClocks = (filters: Filters) => useList<Todo>("clocks", "/clocks", filters);

export type Tab = "todo" | "done" | "started" | "copied";
export const useInbox = (tab: Tab) =>
  useQuery({ queryKey: ["inbox", tab], queryFn: () => api.get<Inbox>("/inbox", { tab }), placeholderData: keepPreviousData, refetchInterval: 60_000 });
