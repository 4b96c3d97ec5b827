// Matters between organizations as the server tells them. Imported through `types.ts`.
import type { Act, ClockView, Contract } from "./types";

/** A room that keeps matters; its API stands under its name in the plural. */
export type MatterRoom =
  | "correction"
  | "notice"
  | "dispute"
  | "demand"
  | "source"
  | "misuse"
  | "feedback"
  | "onward"
  | "duties"
  | "standard"
  | "collection"
  | "form"
  | "digitisation"
  | "listing"
  | "round"
  | "registration"
  | "register_form"
  | "ruleset"
  | "oversight"
  | "task";
export type MatterRow = {
  id: string;
  room: MatterRoom;
  title: string;
  state: string;
  opener: string;
  opener_name: string;
  opposite: string;
  opposite_name: string;
  subject: string | null;
  since: string;
  clock: ClockView | null;
};
/** What every matter's own body has. */
export type MatterBody = { id: string; state: string };
export type MatterView<M extends MatterBody = MatterBody> = {
  matter: M;
  row_version: number;
  title: string;
  state: string;
  opener_name: string;
  opposite_name: string;
  names: Record<string, string>;
  contract: Contract | null;
  clocks: ClockView[];
  timeline: Act[];
  may: string[];
};

// corrections
export type DoubtRoute = "user" | "subject" | "cross_check";
export type KeyValue = { item: string; value: string };
export type Claim = { key: KeyValue[]; item: string; held: string; claimed: string; other: string };
export type OpenCorrection = { resource: string; route: DoubtRoute; kind: string; claim: Claim; grounds: string; evidence: string };
export type Finding = "right" | "wrong" | "partly";
export type Correction = MatterBody & {
  resource: string;
  resource_title: string;
  source: string;
  applicant: string;
  officer: string;
  asked: string;
  route: DoubtRoute;
  kind: string;
  claim: Claim;
  item_title: string;
  grounds: string;
  evidence: string;
  answer?: { finding: Finding; reason: string; at: string };
  amendment?: { batch: string; at: string; told: number } | null;
};

/** Tells who received a wrong value that it was corrected. */
export type CorrectionNotice = MatterBody & {
  correction: string;
  resource: string;
  resource_title: string;
  source: string;
  org: string;
  key: KeyValue[];
  item: string;
  item_title: string;
  grants: string[];
  sent: string;
  by?: string;
  note?: string;
  at?: string;
};
