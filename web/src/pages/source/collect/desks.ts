import type { CollectionForm, CollectionList, Digitisation, Duties, MatterBody, Standard } from "@/api/types";
import { isOfficer, isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import type { Action, Desk } from "../../matter/desk";
import { textForm } from "../../matter/forms";
import { AcceptForm } from "./AcceptForm";
import { DigitisationFacts } from "./DigitisationFacts";
import { DigitiseForm } from "./DigitiseForm";
import { DutiesFacts } from "./DutiesFacts";
import { FormFacts } from "./FormFacts";
import { ListFacts } from "./ListFacts";
import { StandardFacts } from "./StandardFacts";
import { RestructureForm } from "./StructureField";
import { UseForm } from "./UseForm";

const ends = <M extends MatterBody>(): Action<M>[] => [{ verb: "end", Form: textForm<M>({ name: "reason", required: true }) }];
/** Everybody may know of these; there is one tab. */
const everybody = [{ name: "everybody", tab: "all" as const }];

export const collections: Desk<CollectionList> = {
  room: "collection",
  states: ["filed", "returned", "in_force", "replaced"],
  tabs: everybody,
  clocks: false,
  opens: isOfficer,
  also: () => ({ to: paths.unused(), name: "idle" }),
  Body: ListFacts,
  actions: [
    { verb: "accept", Form: AcceptForm },
    { verb: "return", Form: textForm({ name: "reason", required: true }) },
    { verb: "use", Form: UseForm },
  ],
};

export const forms: Desk<CollectionForm> = { room: "form", states: ["active", "ended"], tabs: everybody, clocks: false, opens: isOfficer, also: () => ({ to: paths.matters("standard"), name: "standards" }), Body: FormFacts, actions: ends() };

export const standards: Desk<Standard> = { room: "standard", states: ["in_force", "replaced", "ended"], tabs: everybody, clocks: false, opens: isReviewer, also: () => ({ to: paths.matters("duties"), name: "duties" }), Body: StandardFacts, actions: ends() };

export const duties: Desk<Duties> = { room: "duties", states: ["in_force", "replaced", "ended"], tabs: everybody, clocks: false, opens: isReviewer, Body: DutiesFacts, actions: ends() };

export const digitisations: Desk<Digitisation> = {
  room: "digitisation",
  states: ["paper", "digital"],
  clocks: false,
  opens: isOfficer,
  also: () => ({ to: paths.digitised(), name: "report" }),
  Body: DigitisationFacts,
  actions: [
    { verb: "digitise", Form: DigitiseForm },
    { verb: "restructure", Form: RestructureForm },
  ],
};
