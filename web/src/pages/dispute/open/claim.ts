import type { DisputeGround, DisputeWhat, OpenDispute } from "@/api/types";

export const whats: DisputeWhat[] = ["type", "refusal", "source", "quality", "use"];
export const grounds: DisputeGround[] = ["collection", "use", "management"];

/** A dispute as it is typed. */
export type Claim = { what: DisputeWhat; request: string; correction: string; ground: DisputeGround; title: string; respondent: string; statement: string };
export type Came = { what: string; request: string; correction: string };

/** What it begins with, by where it was opened from. */
export function startOf({ what, request, correction }: Came, respondent: string): Claim {
  const known = whats.find((one) => one === what);
  const found = request ? "refusal" : correction ? "quality" : "type";
  return { what: known ?? found, request, correction, ground: "use", title: "", respondent, statement: "" };
}

/** A request belongs to a dispute about its refusal, a correction to one about the data. */
export const openingOf = (resource: string, { what, request, correction, ...rest }: Claim): OpenDispute => ({
  about: { what, resource, ...(what === "refusal" && request ? { request } : {}), ...(what === "quality" && correction ? { correction } : {}) },
  ...rest,
});
