// Disputes as the server tells them. Imported through `types.ts`.
import type { MatterBody } from "./types.matter";

export type DisputeWhat = "type" | "refusal" | "source" | "quality" | "use";
export type DisputeGround = "collection" | "use" | "management";
export type DisputeAbout = { what: DisputeWhat; resource: string; request?: string; correction?: string };
export type OpenDispute = { about: DisputeAbout; ground: DisputeGround; title: string; respondent: string; statement: string };
/** A step of the ladder. */
export type Stage = "negotiate" | "mediate" | "coordinate" | "consult" | "opinion" | "decide";
export type Outcome = "settled" | "failed";
export type Position = { org: string; text: string };
export type DisputeRecord = { step: Stage; outcome: Outcome; positions: Position[]; participants: string[]; text: string; document: string };
export type Order = { kind: "maintain" } | { kind: "share" } | { kind: "assign"; org: string };
export type Ruling = { document: string; dated?: string; decision: string; order: Order; at: string };
export type Dispute = MatterBody & {
  about: DisputeAbout;
  ground: DisputeGround;
  title: string;
  claimant: string;
  respondent: string;
  opened: string;
  statement: string;
  /** Whether the parties are of different levels or regions. */
  cross: boolean;
  venue: { region: string; here: boolean };
  /** Whether the authority is itself a party. */
  conflict: boolean;
  records: (DisputeRecord & { at: string; org: string })[];
  at?: string;
  reason?: string;
  ruling?: Ruling;
};
/** A matter that was brought before the government. */
export type Escalated = {
  dispute: string;
  title: string;
  resource: string;
  question: string;
  proposals: string[];
  since: string;
  days: number;
  ruling: Ruling | null;
};
