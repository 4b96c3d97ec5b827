// The law and the calendar as the server tells them. Imported through `types.ts`.
import type { Citation, LawRow, Page } from "./types";

export type Stance = "binding" | "simulated" | "known";
/** A word of a closed vocabulary (role, event, relation, silence) with its name. */
export type Word = { word: string; label: string };
/** Clocks and refusals under an article, counted now. */
export type Live = { running: number; overdue: number; refusals: number };

export type PackCounts = { paragraphs: number; marked: number; rules: number; obligations: number; shown: number; outside: number; pending: number };
export type PackHead = {
  id: string;
  prefix: string;
  title: string;
  issuer: string;
  rank: string;
  document_no: string | null;
  status: "in_force" | "draft";
  in_force: string | null;
  until: string | null;
  days_left: number | null;
  expiring: boolean;
  undated: boolean;
  parents: string[];
  excerpt: boolean;
  stance: Stance;
  digest: string;
  counts: PackCounts;
  text_attached: boolean;
};

export type ArticleHead = { article: number; place: string; title: string; paragraphs: number; rules: number; rooms: string[]; live: Live };
export type Chapter = { title: string; articles: ArticleHead[] };
export type Silence = { key: string; label: string; why: string };
/** A rule laxer than the law above it: it does not bind, what binds instead is named. */
export type Conflict = { key: string; label: string; looser: Citation; says: string; binds: Citation | null; instead: string | null };
export type PackView = { head: PackHead; chapters: Chapter[]; silent: Silence[]; conflicts: Conflict[] };

export type RuleForm = "figure" | "list" | "ranks" | "table" | "entry" | "text" | "flag";
export type LawRule = {
  key: string;
  label: string;
  room: string;
  form: RuleForm;
  value_text: string;
  list: string[];
  rows: LawRow[];
  columns: { name: string; label: string }[];
  from: Word | null;
  by: Word | null;
  to: Word | null;
  silence: Word | null;
  relation: Word | null;
  reading: string | null;
  alternatives: string[];
  author: string | null;
  read_on: string | null;
  via: Citation | null;
  binding: boolean;
  read_by: string[];
};
export type RowState = "shown" | "outside" | "pending";
export type Obligation = {
  id: string;
  pack: string;
  article: number;
  title: string;
  mechanism: string;
  room: string;
  enforcement: string;
  state: RowState;
  shown_by: string[];
  outside: string | null;
  survivors: string[];
};
export type Provision = {
  id: string;
  place: string;
  summary: string;
  none: string | null;
  restored: boolean;
  unattached: boolean;
  text: { words: string; matches: boolean } | null;
  rules: LawRule[];
  rows: Obligation[];
};
export type ArticleView = {
  pack: PackHead;
  article: number;
  place: string;
  title: string;
  live: Live;
  previous: number | null;
  next: number | null;
  provisions: Provision[];
};

/** A word the law defines, what it means, and where. */
export type Defined = { title: string; means: string; citation: Citation };
/** `ruled`: whether the law that binds has a rule under it today. */
export type LawWord = { key: string; label: string; room: string; form: RuleForm; ruled: boolean };
/** A day a term runs over: whether it is worked, what it is called, the how-manieth working day it counts as. */
export type CountedDay = { date: string; works: boolean; name: string | null; counted: number | null };
export type DueAnswer = {
  key: string;
  label: string;
  from: Word | null;
  by: Word | null;
  to: Word | null;
  length: string;
  promptly: boolean;
  due: { at: string; date: string } | null;
  provisional: boolean;
  in_force: boolean;
  citation: Citation;
  reading: string | null;
  simulated: { length: string; citation: Citation } | null;
  days: CountedDay[];
};

export type Side =
  | { says: "rule"; value: string; from: Word | null; by: Word | null; citation: Citation; reading: string | null }
  | { says: "silent"; why: string | null };
export type Difference = { key: string; label: string; room: string; name: string | null; left: Side; right: Side };
export type Diff = { a: PackHead; b: PackHead; items: Difference[] };

export type Share = { shown: number; outside: number; pending: number; total: number };
export type CoveragePage = Page<Obligation> & {
  summary: (Share & { room: string })[];
  packs: (Share & { id: string; title: string })[];
  unmarked: string[];
};
