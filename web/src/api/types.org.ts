// Organizations as the server tells them. Imported through `types.ts`.
import type { Act, Citation, Org } from "./types";
import type { MatterBody } from "./types.matter";

/** Something the law has an organization make clear about itself. */
export type OrgPart = { name: string; title: string; before: "" | "catalogue" | "use" | "registration"; choices: string[]; teams: string[]; citation: Citation };
export type OrgGap = { org: string; org_name: string; what: string; cited: Citation };
export type Away = { to: string; from: string; until: string; reason: string; ended?: string };
export type Colleague = { id: string; name: string; roles: string[]; away: Away[] };
export type OrgBody = Org & {
  profile?: Record<string, string>;
  standing?: { category?: string; function?: string; sector?: string; article?: string; designation?: string; parent?: string };
  term?: { document: string; from: string; until: string; accepted?: string };
  former?: { name: string; until: string; document: string }[];
  ended?: { on: string; document: string; heirs: string[] };
};
export type OrgView = { org: OrgBody; parts: OrgPart[]; gaps: OrgGap[]; people: Colleague[]; names: Record<string, string>; timeline: Act[]; may: string[] };
export type OrgGaps = { items: OrgGap[]; institutions: number };
export type RegisterOrg = { name: string; kind: string | null; region: string; standing: Record<string, string>; term: { document: string; from: string; until: string; accepted: string } | null };
export type Movable = { id: string; title: string; published: boolean };
export type ReorganizeOrg = { document: string; name: string | null; parts: Record<string, string>; heir: string | null; ends: boolean };
export type TaskCount = { work: string; unit: string; open: number; overdue: number };
export type IssueTask = { orgs: string[]; title: string; text: string; work: string; due: string };
export type Task = MatterBody & {
  title: string;
  text: string;
  work?: string;
  authority: string;
  org: string;
  unit?: string;
  due: string;
  issued: string;
  received?: string;
  report?: string;
  reason?: string;
  at?: string;
};
