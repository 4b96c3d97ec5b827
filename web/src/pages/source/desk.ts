import type { Assignment } from "@/api/types";
import type { Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { AssignmentFacts } from "./AssignmentFacts";
import { JointForm } from "./JointForm";
import { RegisterForm } from "./RegisterForm";

export const sources: Desk<Assignment> = {
  room: "source",
  states: ["proposed", "in_force", "ended"],
  clocks: false,
  Body: AssignmentFacts,
  actions: [
    { verb: "confirm", Form: textForm({ name: "opinion", required: true, lawKey: "org.source_with" }) },
    { verb: "joint", Form: JointForm },
    { verb: "register", Form: RegisterForm },
    { verb: "end", Form: textForm({ name: "reason", required: true, lawKey: "source.assigned_by" }) },
  ],
};
