import type { Correction } from "@/api/types";
import { doubtRoutes } from "@/lib/may";
import type { Desk } from "../matter/desk";
import { confirmForm } from "../matter/forms";
import { AmendForm } from "./AmendForm";
import { BatchForm } from "./BatchForm";
import { CorrectionFacts } from "./CorrectionFacts";
import { ReplyForm } from "./ReplyForm";

export const corrections: Desk<Correction> = {
  room: "correction",
  states: ["asked", "admitted", "corrected", "closed", "cancelled"],
  clocks: true,
  opens: (me) => doubtRoutes(me).length > 0,
  Body: CorrectionFacts,
  actions: [
    // A record that is missing has no value to put right: it comes with a batch.
    { verb: "amend", by: "correct", when: (view) => view.matter.claim.item !== "", Form: AmendForm },
    { verb: "correct", Form: BatchForm },
    { verb: "reply", Form: ReplyForm },
    { verb: "cancel", Form: confirmForm({ danger: true }) },
  ],
};
