import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { actFor } from "@/lib/acting";
import { dropSecrets } from "@/lib/store";
import { ApiProblem, api } from "./client";
import type { DemoAccount, Me } from "./types";

const key = ["session"] as const;

async function me(): Promise<Me | null> {
  try {
    return await api.get<Me>("/session");
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 401) return null;
    throw error;
  }
}

/** What one person read is not shown to the next. */
const forget = (cache: QueryClient) => cache.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });

/** The signed-in person; null when nobody is. */
export const useSession = () => useQuery({ queryKey: key, queryFn: me, staleTime: 60_000 });

export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error("no session");
  return data;
}

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: { login: string; password: string }) => api.post<Me>("/session", input),
    onSuccess: (who) => {
      forget(cache);
      cache.setQueryData(key, who);
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<void>("/session"),
    onSettled: () => {
      dropSecrets();
      actFor("");
      forget(cache);
      cache.setQueryData(key, null);
    },
  });
}

/** Accounts to click in the demo city; none elsewhere. */
export const useDemoAccounts = () =>
  useQuery({
    queryKey: ["session", "demo"],
    queryFn: async () => {
      const answer = await api.get<DemoAccount[] | { items: DemoAccount[] }>("/demo/accounts").catch(() => []);
      return Array.isArray(answer) ? answer : answer.items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
