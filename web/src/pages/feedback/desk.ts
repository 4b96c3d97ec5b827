import type { Feedback } from "@/api/types";
import { usual, type Desk } from "../matter/desk";
import { textForm } from "../matter/forms";
import { FeedbackFacts } from "./FeedbackFacts";

/** Given from the page of a grant; reports on use are asked for by the node. */
export const feedbacks: Desk<Feedback> = {
  room: "feedback",
  states: ["due", "told", "replied", "filed"],
  tabs: [...usual, { name: "unanswered", tab: "received", state: "told" }],
  clocks: false,
  Body: FeedbackFacts,
  actions: [
    { verb: "answer", Form: textForm({ name: "reply", required: true }) },
    { verb: "file", Form: textForm({ name: "text", required: true, lawKey: "use.feedback" }) },
  ],
};
