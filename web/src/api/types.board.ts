// The ledger and the board as the server tells them. Imported through `types.ts`.
import type { Act } from "./types";

export type ActRow = Act & { leaf_hash: string; case: { room: string; id: string } | null };
export type ActProof = { act: ActRow; leaf: unknown; leaf_text: string; leaf_hash: string; proof: string[] | null; tree_size: number; root: string; checkpoint: string };
export type Log = { origin: string; size: number; root: string | null; checkpoint: string | null };
export type LedgerStatus = { acts: Log; calls: Log[] };
export type Verified = { ok: boolean; checked: { leaves: number; tiles: number; rows: number }; faults: { place: string; what: string }[] };
export type Board = {
  notices: { kind: "calendar" | "expiry"; text: string; href: string }[];
  cards: { resources_published: number; resources_loaded: number; requests_open: number; overdue: number; lapses: number; calls_today: number; refusals_today: number };
  by_org: { org: string; org_name: string; resources: number; duties: number; overdue: number }[];
  calls_by_day: { day: string; answered: number; refused: number }[];
  requests_by_state: { state: string; count: number }[];
  clocks_by_level: { level: string; count: number }[];
};
