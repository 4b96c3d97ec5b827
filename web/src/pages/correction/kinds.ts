import { ApiProblem } from "@/api/client";
import { useLawKey } from "@/api/law";
import type { LawRow } from "@/api/types";

/** The kinds of fault the law names. A law that names none asks for none. */
export function useKinds(): { rows: LawRow[]; ready: boolean; titleOf: (name: string) => string } {
  const { data, error } = useLawKey("correction.kinds");
  const rows = data?.rows ?? [];
  const silent = error instanceof ApiProblem && error.problem.status === 404;
  return { rows, ready: data !== undefined || silent, titleOf: (name) => rows.find((row) => row.name === name)?.title ?? name };
}
