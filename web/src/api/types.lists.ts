// The catalogue as a whole as the server tells it: versions, coverage, lists, rounds, registration. Imported through `types.ts`.
import type { BasisRef, Citation, Contract } from "./types";
import type { MatterBody } from "./types.matter";

/** What the law has somebody do. */
export type Charge = { what: string; by: string; line: string; citation: Citation };
/** A report: what it holds, the same in words, who has which part in it, names of the organizations. */
export type Told<T> = { items: T[]; number?: number; lines: string[]; charges: Charge[]; names: Record<string, string>; people?: Record<string, string> };
export type LevelEntry = { resource: string; title: string; org: string; level: string; share_type: string; nature?: string; items: number; version: number; number: number; on: string };
export type ContractChange = { place: string; title: string; before?: string; after?: string };
export type Edition = {
  id: string;
  number: number;
  at: string;
  until: string | null;
  sort: "added" | "changed" | "withdrawn";
  resource: string;
  org: string;
  title: string;
  version: number;
  contract: Contract | null;
  changes?: ContractChange[];
  reason?: string;
  compiled: string | null;
  passed?: { step: "review" | "check" | "recheck"; by: string; at: string }[];
  by: string;
};
export type Duplicate = { item: string; collected: boolean; at: [resource: string, title: string, org: string][] };
export type NamedResource = { id: string; title: string };
export type Institution = {
  org: string;
  region: string;
  published: NamedResource[];
  under_review: number;
  returned: NamedResource[];
  bare: NamedResource[];
  uncatalogued: NamedResource[];
  changed: string | null;
};
export type ListKind = "resource" | "demand" | "responsibility" | "negative" | "collection";
export type KindOfList = { kind: ListKind; title: string; citation: Citation | null; issued: [id: string, number: number, at: string] | null };
export type ListLine = { resource?: string; demand?: string; title: string; org: string; provider?: string; state: string; basis?: string };
export type RegisterCount = { org: string; published: number; missing: NamedResource[] };
export type Belongs = { lines: string[]; citations: Citation[] };

export type StatedLine = { resource: string; basis?: BasisRef; responsible?: string };
export type Compose = { list: ListKind; reason: string; nil: boolean; stated?: StatedLine[] };
export type Listing = MatterBody & {
  list: ListKind;
  title: string;
  org: string;
  number: number;
  filed: string;
  reason: string;
  nil: boolean;
  lines: ListLine[];
  turns: ["added" | "changed" | "dropped", string][];
};
export type Topic = "compile" | "lists" | "register";
export type Convene = { title: string; topic: Topic; scope: string[] };
export type RoundTask = { org: string; notice?: string; task: "open" | "done" | "excused"; at?: string; note?: string; reason?: string };
export type Round = MatterBody & { title: string; topic: Topic; opened: string; tasks: RoundTask[]; closed?: string };
export type RegisterKind = "first" | "change" | "correction" | "cancellation";
export type RegisterForm = { fields: { name: string; title: string }[]; number: string };
export type Forms = MatterBody & { title: string; since: string; forms: Record<RegisterKind, RegisterForm>; ended?: string };
export type Registration = MatterBody & {
  resource: string;
  title: string;
  org: string;
  service: string;
  number: string;
  kind: RegisterKind;
  opened: string;
  stated: Record<string, string>;
  remarks?: { text: string; answer: string }[];
  reason?: string;
  history?: { kind: RegisterKind; number: string; at: string; stated: Record<string, string> }[];
};
