import type { Ruleset } from "@/api/types";
import { isOfficer, isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import type { Desk } from "../../matter/desk";
import { confirmForm, textForm } from "../../matter/forms";
import { ReviseForm } from "./ReviseForm";
import { RulesetFacts } from "./RulesetFacts";
import { SignForm } from "./SignForm";

export const rulesets: Desk<Ruleset> = {
  room: "ruleset",
  states: ["draft", "in_force", "ended"],
  tabs: [{ name: "everybody", tab: "all" }],
  clocks: false,
  opens: (me) => (me.org.kind === "authority" ? isReviewer(me) : isOfficer(me)),
  also: () => ({ to: paths.regrading(), name: "regrading" }),
  Body: RulesetFacts,
  actions: [
    { verb: "sign", Form: SignForm },
    { verb: "enforce", Form: confirmForm() },
    { verb: "revise", Form: ReviseForm },
    { verb: "end", Form: textForm({ name: "reason", required: true }) },
  ],
};
