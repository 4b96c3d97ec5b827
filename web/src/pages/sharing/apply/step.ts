import type { Application, Contract, LawKey } from "@/api/types";

export type ApplyProps = { application: Application; set: (change: Partial<Application>) => void; contract: Contract; elements: LawKey };

/** The law's name of an element; ours where the law is silent. */
export function titleOf(elements: LawKey, element: string, otherwise: string): string {
  return elements.rows?.find((row) => row.field === element)?.title ?? otherwise;
}
