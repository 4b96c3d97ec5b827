import type { Demand } from "@/api/types";
import { isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";
import type { Desk } from "../matter/desk";
import { confirmForm, textForm } from "../matter/forms";
import { AssignForm } from "./AssignForm";
import { DemandFacts } from "./DemandFacts";
import { PublishForm } from "./PublishForm";

export const demands: Desk<Demand> = {
  room: "demand",
  states: ["matching", "reviewing", "accepted", "catalogued", "met", "refused", "unsourced", "cancelled"],
  clocks: true,
  opens: isOfficer,
  also: (me) => (me.org.kind === "authority" ? { to: paths.demandBoard(), name: "board" } : null),
  Body: DemandFacts,
  actions: [
    { verb: "assign", Form: AssignForm },
    { verb: "no_source", Form: textForm({ name: "reason", required: true, lawKey: "sharing.coordinate" }) },
    { verb: "accept", Form: textForm({ name: "note", lawKey: "demand.review" }) },
    { verb: "refuse", Form: textForm({ name: "reason", required: true, lawKey: "demand.refuse_reason" }) },
    { verb: "deny", Form: textForm({ name: "reason", required: true, lawKey: "demand.matching" }) },
    { verb: "mount", Form: confirmForm() },
    { verb: "publish", Form: PublishForm },
    { verb: "cancel", Form: confirmForm({ danger: true }) },
  ],
};
