// Comparing as the server tells it. Imported through `types.ts`.
import type { Receipt } from "./types";

export type Verdict = "match" | "mismatch" | "no_record";
export type Checking = { key: Record<string, string>; claims: Record<string, string>; purpose: string };
export type Checked = { verdicts: Record<string, Verdict>; version: number; as_of: string; receipt: Receipt };
/** A file that was compared: its result, and how it came out. */
export type CheckedFile = { result: Blob; rows: number; same: number; absent: number; skipped: number; receipt: string };
