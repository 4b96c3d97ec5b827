// To be replaced by the types generated from the server's OpenAPI (`npm run types` → schema.d.ts).
// The rooms import types from here only, so the swap is this one file.
export type * from "./types.board";
export type * from "./types.calendar";
export type * from "./types.collect";
export type * from "./types.demand";
export type * from "./types.dispute";
export type * from "./types.law";
export type * from "./types.matter";
import type { Grade, ItemElement, Kind, Rule, Secrecy, TypeRecord } from "./types.sheet";
export type * from "./types.sheet";
export type * from "./types.oversight";
export type * from "./types.org";
export type * from "./types.source";
export type * from "./types.lists";
export type * from "./types.ruleset";
export type * from "./types.standing";
export type * from "./types.verify";
import type { GrantRow } from "./types.sharing";

export type Page<T> = { items: T[]; next?: string | null };

export type Citation = {
  pack: string;
  pack_title: string;
  article: number | string;
  paragraph?: number | null;
  item?: number | null;
  text?: string;
  id?: string;
};
export type Fault = { place: string; message: string };
export type Problem = {
  type?: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  citation?: Citation | null;
  remedy?: string | null;
  faults?: Fault[];
  act?: number | null;
};

// session, org
export type Org = { id: string; name: string; kind: string; region: string; ended?: { on: string; document: string; heirs: string[] } };
export type Me = {
  person: { id: string; login: string; name: string; roles: string[] };
  org: Org;
  node: { name: string; today: string; demo: boolean; packs: string[] };
  /** Colleagues in whose place she may act today. */
  stands_in?: { id: string; name: string; roles: string[] }[];
  /** What the person may start from a list page; absent: everything is offered and the server answers. */
  may?: string[];
};
export type DemoAccount = { login: string; name: string; org_name: string; roles: string[]; password: string };
export type Client = { id: string; name: string; org: string };
export type NewClient = { id: string; name: string; secret: string };

// law
export type LawRow = Record<string, string>;
export type LawKey = {
  key: string;
  title?: string;
  citation: Citation | null;
  value_text?: string | null;
  summary?: string | null;
  rows?: LawRow[];
  list?: string[];
  reading?: string | null;
};
export type NormArticle = { article: number; place: string; summary?: string | null };
export type Norm = { id: string; title: string; rank: string; issuer: string; articles: NormArticle[] };
export type BasisRef = { norm: string; article: number | null };
export type Basis = { norm: string; article: number | null; title: string; rank: string; summary?: string | null; text: string };

// clocks, acts
export type Level = "green" | "yellow" | "red" | "overdue" | "done";
export type Due = {
  due: string;
  due_text: string;
  citation: Citation | null;
  provisional: boolean;
  days_left: number | null;
  level: Level;
  met: string | null;
  started: string;
};
export type ClockView = Due & { key: string; title: string; owner: string; owner_name: string };
/** A matter of the inbox; without a clock where none runs. */
export type Todo = Partial<Due> & { case: { room: string; id: string }; title: string; what: string; from_org: string; owner_name?: string; state?: string | null; nudges?: number; orders?: number };
export type Inbox = { items: Todo[]; counts: { todo: number; done: number; started: number; copied: number; overdue: number } };
export type Act = {
  index: number;
  at: string;
  verb: string;
  verb_title: string;
  actor: { person: string; name: string; acting_for?: string; org: string; org_name: string };
  note?: string | null;
  citation?: Citation | null;
  refused: boolean;
  message?: string | null;
};

// catalogue
export type Mark = "unshared" | "personal" | "trade_secret";
export type Item = { name: string; title: string; kind: Kind; required: boolean; key: boolean; grade: Grade | null; rules: Rule[]; note: string; marks?: Mark[]; element?: ItemElement | null };
export type Release = { ground: "processed"; record: string } | { ground: "consent"; document: string };
export type Contract = {
  title: string;
  summary: string;
  form: "table";
  fields: Record<string, string>;
  items: Item[];
  basis?: BasisRef | null;
  /** Institutions it is shared with; none means all. */
  scope?: string[];
  funded?: boolean;
  by_reference?: boolean;
  filing?: string | null;
  release?: Release | null;
  secrecy?: Secrecy | null;
  /** The resources that derived data comes from. */
  derived_from?: string[];
};
export type Filing = { number: string; on: string; basis: BasisRef | null; to: string };
/** A step of the review, where the law has several. */
export type ReviewStep = "review" | "check" | "recheck";
export type Resource = {
  id: string;
  org: string;
  draft: Contract;
  published: Contract | null;
  version: number;
  filing?: Filing;
  passed?: { step: ReviewStep; by: string; at: string }[];
  assessed?: { on: string; fit: boolean; conclusion: string };
  /** The task of grading it anew, while that is open. */
  regrading?: { since: string; aspects: string[]; finding?: string };
  /** The rules by which it was last graded. */
  graded_by?: string;
  guide?: string;
  state: "draft" | "submitted" | "returned" | "published" | "withdrawn";
  reason?: string;
  at?: string;
};
export type ResourceRow = {
  id: string;
  title: string;
  org: string;
  org_name: string;
  state: Resource["state"];
  share_type: string;
  version: number;
  items: number;
  published: boolean;
};
export type ResourceView = {
  resource: Resource;
  row_version: number;
  org_name: string;
  basis: Basis | null;
  clocks: ClockView[];
  timeline: Act[];
  data: { rows: number | null; table_version: number; as_of: string } | null;
  fit_days?: number | null;
  gathered?: "not_digitised" | "empty" | "loaded";
  update_due?: string | null;
  /** What the guide in force wants besides, where the entry was checked by an earlier one. */
  outdated?: string | null;
  /** Why it is to be graded anew, and for how many days it has waited. */
  behind?: { why: string; days: number } | null;
  typed?: TypeRecord | null;
  may: string[];
};
export type Preview = { columns: { name: string; title: string }[]; rows: Record<string, unknown>[] };

// intake
export type Counts = { rows: number; good: number; bad: number };
export type Batch = {
  id: string;
  resource: string;
  resource_version: number;
  org: string;
  officer: string;
  file: string;
  format: string;
  digest: string;
  accepted: string;
  state: "intended" | "landed" | "failed";
  counts?: Counts;
  table_version?: number;
  why?: string;
  at?: string;
};
export type Progress = { stage: string; percent: number | null; rows: number; bad: number; bytes_read: number; bytes_total: number };
export type BatchView = { batch: Batch; resource_title: string; officer_name: string; repeated: boolean; progress: Progress | null; timeline?: Act[] };
export type BadCell = { row: number; item: string | null; item_title: string | null; reason: { reason: string }; text: string };
export type Quarantine = { total: number; items: BadCell[] };

// sharing
/** `verify`: nothing is handed over, what is stated is compared. */
export type CallRow = {
  writer: string;
  index: number;
  at: string;
  client: string;
  client_name: string;
  org_name: string;
  grant: string | null;
  resource_title: string;
  purpose: string;
  items: string[];
  outcome: string;
  code?: string | null;
  citation?: string | null;
};
export type GrantView = GrantRow & { contract: Contract | null; calls: CallRow[]; path: string };
export type Receipt = { log: string; index: number; leaf_hash: string; checkpoint: string };
export type Answer = {
  data: Record<string, unknown> | null;
  found: boolean;
  source: { org: string; org_name: string; resource: string; title: string };
  version: { table: number; resource: number };
  as_of: string;
  receipt: Receipt;
};
export * from "./types.usage";
export * from "./types.sharing";
