// Demands as the server tells them. Imported through `types.ts`.
import type { BasisRef } from "./types";
import type { MatterBody } from "./types.matter";

export type OpenDemand = {
  title: string;
  provider?: string;
  items: string[];
  scenario: string;
  basis?: BasisRef;
  need: string;
  search: string;
  insufficient?: string;
  more: Record<string, string>;
};
/** What became of a demanded item: an item of the resource, or why there is none. */
export type ItemMap = { item: string; column?: string | null; reason?: string };
export type Supply = { resource: string; resource_title: string; mapped: ItemMap[]; named: string };
export type Denial = { org: string; reason: string; at: string };
export type Demand = MatterBody & {
  number: string;
  applicant: string;
  asked: string;
  authority: string;
  title: string;
  provider: string | null;
  items: string[];
  scenario: string;
  basis: BasisRef | null;
  need: string;
  more: Record<string, string>;
  search: string;
  insufficient: string | null;
  denials: Denial[];
  note?: string;
  reason?: string;
  at?: string;
  supply?: Supply;
};

/** Open demands for the same, side by side. */
export type DemandRow = { id: string; number: string; title: string; state: string; applicant_name: string; provider_name: string | null; since: string };
export type DemandGroup = { title: string; count: number; applicants: string[]; items: string[]; demands: DemandRow[] };
