import type { Forms, Listing, Registration, Round } from "@/api/types";
import { usual, whole, type Desk } from "../../matter/desk";
import { confirmForm, textForm } from "../../matter/forms";
import { ExcuseForm } from "./ExcuseForm";
import { FileForm } from "./FileForm";
import { FormsFacts } from "./FormsFacts";
import { ListingFacts } from "./ListingFacts";
import { RegistrationFacts } from "./RegistrationFacts";
import { RemarksForm } from "./RemarksForm";
import { RoundFacts } from "./RoundFacts";

export const listings: Desk<Listing> = {
  room: "listing",
  states: ["filed", "issued", "returned"],
  clocks: false,
  Body: ListingFacts,
  actions: [
    { verb: "approve", Form: confirmForm() },
    { verb: "reject", Form: textForm({ name: "reason", required: true, lawKey: "catalogue.list_duty" }) },
  ],
};

export const rounds: Desk<Round> = {
  room: "round",
  states: ["open", "closed"],
  tabs: [whole],
  clocks: false,
  Body: RoundFacts,
  actions: [
    { verb: "done", Form: textForm({ name: "note" }) },
    { verb: "excuse", Form: ExcuseForm },
    { verb: "close", Form: confirmForm({ danger: true }) },
  ],
};

export const registrations: Desk<Registration> = {
  room: "registration",
  states: ["due", "submitted", "returned", "registered", "deregistered"],
  tabs: usual,
  clocks: false,
  Body: RegistrationFacts,
  actions: [
    { verb: "file", Form: FileForm },
    { verb: "return", Form: RemarksForm },
    { verb: "register", Form: confirmForm() },
  ],
};

export const registerForms: Desk<Forms> = {
  room: "register_form",
  states: ["in_force", "ended"],
  tabs: [whole],
  clocks: false,
  Body: FormsFacts,
  actions: [{ verb: "end", Form: textForm({ name: "reason", required: true, lawKey: "catalogue.registration" }) }],
};
