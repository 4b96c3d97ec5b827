import type { Application, Contract, LawKey, Mode } from "@/api/types";

export type ApplyProps = { application: Application; set: (change: Partial<Application>) => void; contract: Contract; elements: LawKey; modes: Mode[] };

const modes: Mode[] = ["api", "file", "verify"];
/** What can be asked for: what is not to be had by applying can only be compared. */
export const modesOf = (may: string[]): Mode[] => (may.includes("apply") ? modes : ["verify"]);

/** The law's name of an element; ours where the law is silent. */
export function titleOf(elements: LawKey, element: string, otherwise: string): string {
  return elements.rows?.find((row) => row.field === element)?.title ?? otherwise;
}
