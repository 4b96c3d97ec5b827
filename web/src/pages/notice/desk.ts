import type { CorrectionNotice } from "@/api/types";
import { usual, type Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { NoticeFacts } from "./NoticeFacts";

export const notices: Desk<CorrectionNotice> = {
  room: "notice",
  states: ["sent", "acknowledged"],
  tabs: [...usual, { name: "unacknowledged", tab: "mine", state: "sent" }],
  clocks: false,
  Body: NoticeFacts,
  actions: [{ verb: "acknowledge", Form: textForm({ name: "note" }) }],
};
