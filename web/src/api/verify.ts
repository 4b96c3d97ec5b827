import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, exchangeFile } from "./client";
import type { Checked, CheckedFile, Checking } from "./types";

const at = (grant: string) => `/sharing/grants/${encodeURIComponent(grant)}`;
const count = (text: string | null): number => Number(text ?? 0);

/** What was asked and answered is personal data: the cache keeps nothing of it. */
const forgotten = { gcTime: 0 } as const;

/** Compares one record. */
export function useCheck(grant: string) {
  const cache = useQueryClient();
  return useMutation({
    ...forgotten,
    mutationFn: (input: Checking) => api.post<Checked>(`${at(grant)}/check`, input),
    onSettled: () => cache.invalidateQueries({ queryKey: ["sharing"] }),
  });
}

/** Compares all records of a file. */
export function useCheckFile(grant: string, onProgress: (percent: number) => void) {
  const cache = useQueryClient();
  return useMutation({
    ...forgotten,
    mutationFn: async ({ file, items, purpose }: { file: File; items: string[]; purpose: string }): Promise<CheckedFile> => {
      const { body, header } = await exchangeFile(`${at(grant)}/checks`, { purpose, items: items.join(",") }, file, onProgress);
      return { result: body, rows: count(header("gongshu-rows")), same: count(header("gongshu-same")), absent: count(header("gongshu-absent")), skipped: count(header("gongshu-skipped")), receipt: header("gongshu-receipt") ?? "" };
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["sharing"] }),
  });
}
