// What becomes of shared data, as the server tells it. Imported through `types.ts`.
import type { MatterBody } from "./types.matter";

export type MisuseSign = "scope" | "purpose" | "idle" | "anomaly" | "unauthorised" | "reported";
export type Misuse = MatterBody & {
  grant: string;
  resource: string;
  resource_title: string;
  source: string;
  user: string;
  reporter: string;
  sign: MisuseSign;
  title: string;
  evidence: { calls: number; from: string; to: string };
  note?: string;
  opened: string;
  order?: { demand: string; until: string; by: string; at: string };
  report?: string;
  reason?: string;
  conclusion?: string;
  at?: string;
};

export type FeedbackKind = "quality" | "coverage" | "usefulness" | "usage";
export type Feedback = MatterBody & {
  grant: string;
  resource: string;
  resource_title: string;
  source: string;
  user: string;
  kind: FeedbackKind;
  period?: { first: string; last: string };
  opened: string;
  text?: string;
  reply?: string;
  counts?: { answered: number; refused: number };
  at?: string;
};

export type Onward = MatterBody & {
  grant: string;
  resource: string;
  resource_title: string;
  source: string;
  user: string;
  to: string;
  purpose: string;
  items: string[];
  until: string;
  need: string;
  /** The entry of the holder's catalogue that is to hold the data. */
  entry?: string;
  entry_title?: string;
  opened: string;
  given?: string;
  reason?: string;
  at?: string;
};
