// Applications, requests and grants as the server tells them. Imported through `types.ts`.
import type { Act, Basis, BasisRef, Citation, ClockView, Contract } from "./types";

export type Mode = "api" | "file" | "verify";
export type Mask = { mask: "keep"; head: number; tail: number } | { mask: "hide" };
export type GrantedItem = { item: string; mask?: Mask | null };
/** What lets somebody who is no department have shared data. */
export type Special = { purpose: string; document: string; decision: string; commercial: boolean };
export type Application = {
  scenario: string;
  unit: string;
  items: string[];
  mode: Mode;
  purpose: string;
  until: string;
  basis: BasisRef | null;
  business?: string;
  acknowledged?: string;
  special?: Special;
  renews?: string;
};
/** What was found on one sharing condition, by its number from 1. */
export type ConditionFinding = { condition: number; met: boolean; evidence: string };
export type Safety = { measures: string; officer: string; place: string; deletion: string | null };
export type Offline = { difficulty: string; medium: string; digest: string; from: string; to: string; received: string | null; exception: string };
export type CrossFiling = { with: string; title: string; region: string; number: string };
export type RowFilter = { item: string; equals: string };
/** `tries`: how often one record may be compared in a day. */
export type Terms = { items: GrantedItem[]; rows?: RowFilter | null; until: string; daily_quota: number | null; tries?: number };
export type RequestState = "asked" | "agreed" | "granted" | "refused" | "cancelled";
export type SharingRequest = {
  id: string;
  resource: string;
  source: string;
  applicant: string;
  officer: string;
  asked: string;
  number?: string;
  application: Application;
  /** Who answers it. */
  reviewer?: "source" | "authority";
  filings?: CrossFiling[];
  safety?: Safety;
  findings?: ConditionFinding[];
  offline?: Offline;
  /** The dispute whose decision orders that it be shared. */
  ordered?: string;
  state: RequestState;
  reason?: string;
};
export type Grant = {
  id: string;
  request: string;
  resource: string;
  consumer: string;
  items: GrantedItem[];
  rows?: RowFilter | null;
  purpose: string;
  /** The unit that uses the data. */
  unit?: string;
  mode: Mode;
  daily_quota: number | null;
  tries?: number;
  /** The requirements of use that bind it, as they were acknowledged. */
  requirements?: { text: string; version: number; by: string; at: string };
  until: string;
  citation: Citation | null;
  /** Why it was suspended or ended. */
  why?: string;
  state: "active" | "prepared" | "suspended" | "ended";
};
export type RequestRow = {
  id: string;
  number: string;
  resource: string;
  resource_title: string;
  applicant_name: string;
  source_name: string;
  state: RequestState;
  at: string;
  purpose: string;
  clock: ClockView | null;
};
export type RequestView = {
  request: SharingRequest;
  resource_title: string;
  applicant_name: string;
  source_name: string;
  contract: Contract | null;
  /** The sharing conditions that whoever answers has to look at, one by one. */
  conditions?: string[];
  basis: Basis | null;
  refusal_basis: Basis | null;
  grant: Grant | null;
  clocks: ClockView[];
  timeline: Act[];
  may: string[];
};
export type GrantRow = { grant: Grant; resource_title: string; consumer_name: string; source_name: string; calls_today: number; calls_total: number };
