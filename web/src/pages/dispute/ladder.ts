import { useLawKey } from "@/api/law";
import type { Citation, Dispute, Stage } from "@/api/types";

/** Which step a state waits for. */
const waits: Record<string, Stage> = { negotiating: "negotiate", mediating: "mediate", coordinating: "coordinate", consulting: "consult", opining: "opinion", deciding: "decide" };
export const stageOf = (state: string): Stage | undefined => waits[state];

/** A step: what the law calls it, and who takes part in it. */
export type Rung = { stage: Stage; title?: string; with?: string };
const usual: Rung[] = [{ stage: "negotiate" }, { stage: "coordinate" }];

/** The steps in the order of the law; where the law has none, those the server takes. Steps taken under an earlier law stay. */
export function useLadder(matter: Dispute): { rungs: Rung[]; citation: Citation | null } {
  const { data } = useLawKey("dispute.ladder");
  const rows = (data?.rows ?? []).flatMap(({ step, title, with: offices }): Rung[] => (step ? [{ stage: step as Stage, ...(title ? { title } : {}), ...(offices ? { with: offices } : {}) }] : []));
  const listed = rows.length > 0 ? rows : usual;
  const known = new Set(listed.map(({ stage }) => stage));
  const gone = [...new Set(matter.records.map(({ step }) => step))].filter((step) => !known.has(step)).map((stage) => ({ stage }));
  return { rungs: [...gone, ...listed], citation: data?.citation ?? null };
}
