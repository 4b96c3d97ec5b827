import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { Inbox } from "./types";

export type Tab = "todo" | "done" | "started";
export const useInbox = (tab: Tab) =>
  useQuery({ queryKey: ["inbox", tab], queryFn: () => api.get<Inbox>("/inbox", { tab }), placeholderData: keepPreviousData, refetchInterval: 60_000 });
