// Rule sets: guides and rules of classes and grades. Imported through `types.ts`.
import type { Grade } from "./types";
import type { MatterBody } from "./types.matter";

export type RulesetKind = "guide" | "guide_local" | "grading" | "grading_local" | "detail";
/** A field of a guide; its place in the list is the number of the rule. */
export type GuideField = { name: string; title: string; required: boolean };
export type DataClass = { code: string; title: string; least?: Grade | null };
export type Signature = { body: string; org?: string; opinion?: string; by?: string; at?: string };
export type Ruleset = MatterBody & {
  kind: RulesetKind;
  title: string;
  edition: string;
  issued_by?: string;
  org: string;
  follows?: string;
  fields?: GuideField[];
  classes?: DataClass[];
  signatures?: Signature[];
  drawn: string;
  /** Since when it is in force. */
  from?: string;
  /** Why it is no longer. */
  reason?: string;
};
export type ComposeRuleset = {
  kind: RulesetKind;
  title: string;
  edition: string;
  issued_by: string;
  fields: GuideField[];
  classes: DataClass[];
  signers: { body: string; org: string }[];
};
/** An entry to be graded anew. */
export type RegradingEntry = { resource: string; title: string; org: string; org_name: string; graded_by?: string | null; why: string; days: number; line: string };
/** A department without rules of its own in force. */
export type WithoutDetail = { org: string; org_name: string; why: string; line: string };
