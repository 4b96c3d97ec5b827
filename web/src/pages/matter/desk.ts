import type { ComponentType } from "react";
import type { Me, MatterBody, MatterRoom, MatterView } from "@/api/types";

/** What the form of a step gets. What it sends is the step's body; what it keeps, it keeps under `draft`. */
export type ActionProps<M extends MatterBody> = {
  room: MatterRoom;
  verb: string;
  view: MatterView<M>;
  draft: string;
  busy: boolean;
  error: unknown;
  onSend: (body: object) => void;
};

export type Action<M extends MatterBody> = {
  /** The last part of its address; its words are `do`, `lead_of`, `send` and `done` of the room. */
  verb: string;
  /** The word of `may` that offers it, where that is not the verb. */
  by?: string;
  when?: (view: MatterView<M>) => boolean;
  Form: ComponentType<ActionProps<M>>;
};

export type Tab = { name: string; tab: "mine" | "received" | "all"; state?: string };

/** A room of matters: its words stand in `i18n/zh/<room>.json`, the names of its states in `common.json`. */
export type Desk<M extends MatterBody = MatterBody> = {
  room: MatterRoom;
  states: string[];
  /** Tabs beside or instead of the usual ones. */
  tabs?: Tab[];
  /** Whether the law runs clocks in it. */
  clocks: boolean;
  /** Whether to offer opening one; without it they are not opened by hand. */
  opens?: (me: Me) => boolean;
  /** Another page of the room, called by the room's word `name`. */
  also?: (me: Me) => { to: string; name: string } | null;
  /** What it is about. */
  Body: ComponentType<{ view: MatterView<M> }>;
  /** In the order they are offered. */
  actions: Action<M>[];
};

export const usual: Tab[] = [
  { name: "received", tab: "received" },
  { name: "mine", tab: "mine" },
];
/** The authority sees all. */
export const whole: Tab = { name: "all", tab: "all" };
