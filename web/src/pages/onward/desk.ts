import type { Onward } from "@/api/types";
import { usual, type Desk } from "../matter/desk";
import { confirmForm, textForm } from "../matter/forms";
import { OnwardFacts } from "./OnwardFacts";

/** Asked from the page of a grant. */
export const onwards: Desk<Onward> = {
  room: "onward",
  states: ["asked", "consented", "refused", "cancelled"],
  tabs: usual,
  clocks: false,
  Body: OnwardFacts,
  actions: [
    { verb: "consent", Form: confirmForm() },
    { verb: "refuse", Form: textForm({ name: "reason", required: true }) },
    { verb: "cancel", Form: confirmForm({ danger: true }) },
  ],
};
