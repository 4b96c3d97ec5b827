import type { DoubtRoute, Me } from "@/api/types";

/** Whether the server offers this to the person. A server that says nothing is asked by trying. */
export const may = (me: Me, what: string): boolean => me.may?.includes(what) ?? true;

/** Whether to offer loading a year of the calendar, which the server takes from the authority's reviewer only. */
export const mayLoadCalendar = (me: Me): boolean => me.may?.includes("calendar.load") ?? (me.org.kind === "authority" && me.person.roles.includes("reviewer"));

/** By which routes to offer to report a doubt; none for an organization's own data. The server has the last word. */
export function doubtRoutes(me: Me, source?: string): DoubtRoute[] {
  if (source === me.org.id) return [];
  const officer: DoubtRoute[] = me.person.roles.includes("data_officer") ? ["user", "subject"] : [];
  const reviewer: DoubtRoute[] = me.org.kind === "authority" && me.person.roles.includes("reviewer") ? ["cross_check"] : [];
  return [...officer, ...reviewer];
}

/** Whether the person handles what the organization asks for and answers. */
export const isOfficer = (me: Me): boolean => me.person.roles.includes("data_officer");

/** Whether the person acts for the authority. */
export const isReviewer = (me: Me): boolean => me.org.kind === "authority" && me.person.roles.includes("reviewer");

const holds = (me: Me, ...roles: string[]): boolean => roles.some((role) => me.person.roles.includes(role));

/** Whether the person looks at how the catalogue's entries stand. */
export const seesStanding = (me: Me): boolean => holds(me, "data_officer", "reviewer", "chief_data_officer", "auditor");

/** Whether the person follows the grading of departments: for the authority of any level. */
export const seesGrading = (me: Me): boolean => ["authority", "local_authority"].includes(me.org.kind) && holds(me, "reviewer", "chief_data_officer", "auditor");
