// Items, entries by workbook and suggestions from data, as the server tells them. Imported through `types.ts`.
import type { Contract, Mark } from "./types";

export type Kind =
  | { type: "text"; max: number }
  | { type: "integer" }
  | { type: "decimal"; precision: number; scale: number }
  | { type: "date" }
  | { type: "time" }
  | { type: "boolean" };
export type Grade = "general1" | "general2" | "general3" | "general4" | "important" | "core";
export type Checksum = "resident_id" | "uscc";
export type Rule =
  | { rule: "format"; pattern: string }
  | { rule: "checksum"; standard: Checksum }
  | { rule: "code_list"; values: string[] }
  | { rule: "range"; min: string | null; max: string | null }
  | { rule: "unique" };
/** What a column seems to hold, and what that speaks for. Nothing is set by it. */
export type Suggestion = { finding: string | null; kind: Kind; required: boolean; unique: boolean; grade: Grade; marks: Mark[]; rules: Rule[]; why: string };
export type Suggestions = Record<string, Suggestion>;
export type Drafted = { contract: Contract; suggestions: Suggestions; rows: number };
export type Imported = { items: { id: string; title: string; new: boolean }[] };
/** The datum an item holds, and how the department comes by it. */
export type ItemElement = { name: string; way: "collected" | "shared" | "joint"; reason?: string };
export type Secrecy = "clear" | "work" | "state";
/** How the sharing type in force came to be. */
export type TypeRecord = { title: string; at: string; confirmed: string; conclusion?: string; by_name: string; reviewed_by_name: string; basis_text: string | null };
