// What all rooms' hooks share: one cache, paged lists, writes that answer with the case's new view.
import { QueryCache, QueryClient, keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, api } from "./client";
import type { Page, Problem } from "./types";

/** A refusal is an answer: only a failed connection or a failing machine is worth a second try. */
const worthRetrying = (count: number, error: Error) => count < 2 && !(error instanceof ApiProblem && error.problem.status > 0 && error.problem.status < 500);

const signedOut = (error: Error) => error instanceof ApiProblem && error.problem.status === 401;

export function newQueryClient(): QueryClient {
  // A session that ended while reading leads to the sign-in page; the address stays.
  const queryCache = new QueryCache({ onError: (error) => signedOut(error) && client.setQueryData(["session"], null) });
  const client = new QueryClient({ queryCache, defaultOptions: { queries: { retry: worthRetrying, retryDelay: 400, staleTime: 5_000 }, mutations: { retry: false } } });
  return client;
}

export const problem = (error: unknown): Problem | null => {
  if (!error) return null;
  return error instanceof ApiProblem ? error.problem : { title: "", status: 500, detail: String(error), code: "console" };
};

export type Filters = Record<string, string | boolean | undefined>;

/** A list that pages by cursor; its pages may say more than their items. */
export function useList<T, Found extends Page<T> = Page<T>>(room: string, path: string, filters: Filters, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: [room, path, filters],
    queryFn: ({ pageParam }) => api.get<Found>(path, { ...filters, cursor: pageParam }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, items };
}
export type List<T> = ReturnType<typeof useList<T>>;

/** A write on a case: the answer is its new view; whatever else is shown is asked again. */
export function useWrite<In, Out>(write: (input: In) => Promise<Out>, keep?: (out: Out) => readonly unknown[]) {
  const cache = useQueryClient();
  return useMutation<Out, Error, In>({
    mutationFn: write,
    onSuccess: (out) => {
      if (keep) cache.setQueryData(keep(out), out);
      return cache.invalidateQueries();
    },
    // A recorded refusal is part of the timeline. Where the session ended, what was typed stays on the page.
    onError: (error) => {
      if (!signedOut(error)) void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
  });
}
