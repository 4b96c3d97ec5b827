// How the catalogue's entries stand, as the server tells it: due for a look, their types, their grades. Imported through `types.ts`.
import type { Citation } from "./types";

/** A list over entries, and the article that asks for it; none where the law is silent. */
export type Listed<T> = { items: T[]; citation: Citation | null };
export type DueKind = "retype" | "reassess";
export type DueEntry = { resource: string; title: string; org: string; org_name: string; share_type: string; last: string; since: string; line: string };
/** Checked by an earlier guide; `lacks` is what the one in force wants besides. */
export type OutdatedEntry = { resource: string; title: string; org: string; org_name: string; guide: string | null; lacks: string; line: string };
/** Entries in force of a department by sharing type, every type of the law in its order. */
export type TypeSpread = { org: string; org_name: string; total: number; types: [title: string, count: number][]; line: string };
/** Entries of a department, drafts too, and those with every item graded. */
export type GradingProgress = { org: string; org_name: string; region: string; total: number; graded: number; line: string };
export type Region = { code: string; name: string; parent: string | null };
