// Collection: duties, standards, lists, forms, digitisation. Imported through `types.ts`.
import type { BasisRef, Kind } from "./types";
import type { MatterBody } from "./types.matter";

type Ends = { recorded: string; since?: string; at?: string; reason?: string };

export type Duty = { name: string; basis?: BasisRef | null };
export type OpenDuties = { org: string; document: string; duties: Duty[] };
export type Duties = MatterBody & Ends & OpenDuties & { org_name: string };

export type StandardLevel = "national" | "sector" | "provincial" | "city";
export type OpenStandard = { element: string; code: string; standard: string; version: string; level: StandardLevel; kind: Kind; codes: string[] };
export type Standard = MatterBody & Ends & OpenStandard;

export type LineOrigin = { by: string; function?: string; system?: string; agreement?: string; until?: string | null; recording?: boolean; protected?: boolean };
export type LineChannel = { by: string; party?: string; document?: string; system?: string };
export type CollectionLine = {
  element: string;
  duty: string;
  basis?: BasisRef | null;
  necessity: string;
  granularity: string;
  frequency: string;
  origin: LineOrigin;
  channel: LineChannel;
  reason?: string;
  accepted?: string;
  used?: { purpose: string; on: string } | null;
};
export type OpenCollection = { spec: string; lines: CollectionLine[] };
export type CollectionList = MatterBody & OpenCollection & { org: string; org_name: string; filed: string; since?: string; at?: string; reason?: string };

export type FormField = { title: string; element: string; kind: Kind; codes: string[]; standard: string; version: string; prefilled: boolean };
export type OpenForm = { title: string; affair: string; step: number; spec: string; fields: FormField[] };
export type CollectionForm = MatterBody & OpenForm & { org: string; org_name: string; list: string | null; registered: string; at?: string; reason?: string };

export type Medium = "digital" | "paper";
export type Structure = { kind: "structured" } | { kind: "planned"; by?: string | null } | { kind: "impossible"; reason: string };
export type OpenDigitisation = { resource: string; collected: Medium; recorded: Medium; stored: Medium; reference: string; structure: Structure };
export type PaperBatch = { standard: string; pages: number; sampled: number; errors: number; tolerated: number; on: string; by: string };
export type Digitisation = MatterBody & OpenDigitisation & { resource_title: string; org: string; batches: PaperBatch[]; tagged: string };

export type Unused = { org: string; org_name: string; list: string; element: string; since: string; ever: boolean };
export type DigitalShare = { org: string; all: number; digital: [number, number, number]; planned: number; impossible: number; paper: [string, string[]][] };
export type Traced = { item: string; org: string | null; registered: { org: string; officer: string; items: string[]; number: string; at: string } | null };
/** The words a list is filled in with: name, title and what a way takes. */
export type CollectTerms = { means: [string, string, string][]; channels: [string, string][]; duties: string[]; principles: string[] };
