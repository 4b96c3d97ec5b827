// The overdue register and sharing records as the server tells them. Imported through `types.ts`.
import type { Citation } from "./types";

export type Said = { org: string; person: string; at: string; words: string };
export type OrderGiven = { number: string; until: string; demand: string; person: string; at: string; citation: Citation | null };
export type Lapse = {
  id: string;
  state: string;
  clock: string;
  key: string;
  subject: { room: string; id: string };
  about: string;
  owner: string;
  waiting: string[];
  authority: string;
  due: string;
  citation: Citation;
  escalates: boolean;
  noted: string;
  nudges: Said[];
  orders: OrderGiven[];
  explanations: Said[];
  measures: Said[];
  met: string | null;
  closed: string | null;
};
export type LapseRow = {
  id: string;
  case: { room: string; id: string };
  key: string;
  key_title: string;
  about: string;
  owner: string;
  owner_name: string;
  waiting_names: string[];
  state: string;
  due: string;
  late: number;
  citation: Citation;
  escalates: boolean;
  nudges: number;
  orders: number;
  until: string | null;
  order_lapsed: boolean;
  met: string | null;
};
export type OpenRequest = {
  case: { room: string; id: string };
  about: string;
  owner: string;
  owner_name: string;
  state: string;
  since: string;
  waited: number;
  term: { key: string; due: string; days_left: number; overdue: boolean } | null;
};
export type OpenRequests = { items: OpenRequest[]; citation: Citation | null };
export type SharingRecord = {
  org: string;
  org_name: string;
  from: string;
  to: string;
  record: { received: number; standings: Record<string, number>; waits: number[]; undelivered: number };
  service: { shareable: number; live: number; missing: [string, string][] };
  citations: Citation[];
};
export type Crossings = { items: { title: string; count: number }[]; citation: Citation | null };
/** An official paper; its words never change, only its service is added. */
export type Paper = {
  id: string;
  number: string;
  kind: string;
  case: { room: string; id: string };
  from: string;
  from_name: string;
  to: string;
  to_name: string;
  issued: string;
  text: string[];
  citation: Citation | null;
  served: string | null;
  served_by: string | null;
  may: string[];
};
