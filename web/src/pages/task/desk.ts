import type { Task } from "@/api/types";
import { isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import type { Desk } from "../matter/desk";
import { confirmForm, textForm } from "../matter/forms";
import { TaskFacts } from "./TaskFacts";

export const tasks: Desk<Task> = {
  room: "task",
  states: ["issued", "received", "closed", "cancelled"],
  clocks: true,
  opens: isReviewer,
  also: () => ({ to: paths.orgGaps(), name: "gaps" }),
  Body: TaskFacts,
  actions: [
    { verb: "receive", Form: confirmForm() },
    { verb: "complete", Form: textForm({ name: "report", required: true, lawKey: "org.tasks" }) },
    { verb: "cancel", Form: textForm({ name: "reason", required: true }) },
  ],
};
