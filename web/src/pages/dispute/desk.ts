import type { Dispute } from "@/api/types";
import { isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";
import type { Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { DecideForm } from "./DecideForm";
import { DisputeFacts } from "./DisputeFacts";
import { RecordForm } from "./RecordForm";

export const disputes: Desk<Dispute> = {
  room: "dispute",
  states: ["negotiating", "mediating", "coordinating", "consulting", "opining", "deciding", "settled", "decided", "cancelled"],
  clocks: true,
  opens: isOfficer,
  also: (me) => (me.org.kind === "authority" ? { to: paths.escalated(), name: "escalated.title" } : null),
  Body: DisputeFacts,
  actions: [
    { verb: "record", Form: RecordForm },
    { verb: "decide", Form: DecideForm },
    { verb: "cancel", Form: textForm({ name: "reason" }) },
  ],
};
