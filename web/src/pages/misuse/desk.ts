import type { Misuse } from "@/api/types";
import type { Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { MisuseFacts } from "./MisuseFacts";
import { RectifyForm } from "./RectifyForm";

/** Opened by the node, or from the page of a grant. */
export const misuses: Desk<Misuse> = {
  room: "misuse",
  states: ["noted", "rectifying", "rectified", "suspended", "closed", "ended"],
  tabs: [
    { name: "received", tab: "received" },
    { name: "mine", tab: "mine" },
  ],
  clocks: false,
  Body: MisuseFacts,
  actions: [
    { verb: "rectify", Form: RectifyForm },
    { verb: "report", Form: textForm({ name: "report", required: true }) },
    { verb: "accept", Form: textForm({ name: "note", required: true }) },
    { verb: "suspend", Form: textForm({ name: "reason", required: true, lawKey: "sharing.misuse_steps" }) },
    { verb: "end", Form: textForm({ name: "reason", required: true, lawKey: "sharing.misuse_steps" }) },
    { verb: "dismiss", Form: textForm({ name: "note", required: true }) },
  ],
};
