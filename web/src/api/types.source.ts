// Sources of data as the server tells them. Imported through `types.ts`.
import type { BasisRef, Citation } from "./types";
import type { MatterBody } from "./types.matter";

/** An entry of the law, and what was assigned of it. */
export type SourceEntry = {
  name: string;
  title: string;
  class: string;
  sources: string[];
  parts: string[];
  /** Whether it has to be divided before anybody can be its source. */
  divided: boolean;
  citation: Citation;
  assigned: { id: string; title: string; org: string; org_name: string; state: string }[];
};
export type SourceEntries = { items: SourceEntry[]; words: string[] };
export type OpenAssignment = { element: string; entry: string; scope: string; org: string; basis?: BasisRef; document: string; entrustment: string; opinion: string };
export type SourcePart = { item: string; org: string | null };
export type Assignment = MatterBody & {
  element: string;
  entry: string;
  scope: string;
  org: string;
  org_name: string;
  basis: BasisRef | null;
  document: string;
  entrustment: string;
  opinion: string;
  recorded: string;
  joint?: { agreement: string; parts: SourcePart[] };
  since?: string;
  reason?: string;
  at?: string;
};
/** A list, the article that asks for it, and the names of the organizations in it. */
export type Cataloged<T> = { items: T[]; citation: Citation | null; names: Record<string, string> };
export type Collected = { org: string; resource: string; resource_title: string; item: string; element: string; way: "collected" | "joint" | "shared"; basis: string | null; document: string | null };
export type Held = { material: string; at: { resource: string; resource_title: string; org: string; assigned: boolean; share_type: string } | null };
