import type { Lapse } from "@/api/types";
import type { Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { LapseFacts } from "./LapseFacts";
import { OrderForm } from "./OrderForm";

export const lapses: Desk<Lapse> = {
  room: "oversight",
  states: ["overdue", "ordered", "explained", "fulfilled", "closed"],
  clocks: false,
  Body: LapseFacts,
  actions: [
    { verb: "nudge", Form: textForm({ name: "words" }) },
    { verb: "explain", Form: textForm({ name: "words", required: true }) },
    { verb: "order", Form: OrderForm },
    { verb: "close", Form: textForm({ name: "words", required: true }) },
    { verb: "record", Form: textForm({ name: "words", required: true }) },
  ],
};
