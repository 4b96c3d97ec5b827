// The working calendar as the server tells it. Imported through `types.ts`.
import type { Citation } from "./types";

type Case = { room: string; id: string };
export type Notice = { id: string; title: string; number: string | null };
export type Holiday = { name: string; notice: string; from: string; to: string; work: string[] };
export type CalendarYear = {
  year: number;
  source: "built_in" | "recorded";
  recorded_at: string | null;
  by: string | null;
  notices: Notice[];
  holidays: Holiday[];
};
/** A due date that may move once the missing year is loaded. */
export type Provisional = { case: Case; key: string; label: string; owner_name: string; due: string; citation: Citation };
export type Calendar = {
  years: CalendarYear[];
  missing: { year: number; since: string | null; alarm: boolean } | null;
  provisional: { count: number; items: Provisional[] };
};
export type CalendarDay = { date: string; works: boolean; name: string | null };
export type Move = { case: Case; label: string; owner_name: string; before: string; after: string };
/** What a year's text would change, whether the year is loaded already, and with the same days; nothing is recorded by asking. */
export type YearCheck = { year: number; known: boolean; same: boolean; days_off: number; days_on: number; moves: Move[] };
export type YearLoaded = { year: number; act: number };
