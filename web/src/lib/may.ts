import type { Me } from "@/api/types";

/** Whether the server offers this to the person. A server that says nothing is asked by trying. */
export const may = (me: Me, what: string): boolean => me.may?.includes(what) ?? true;

/** Whether to offer loading a year of the calendar, which the server takes from the authority's reviewer only. */
export const mayLoadCalendar = (me: Me): boolean => me.may?.includes("calendar.load") ?? (me.org.kind === "authority" && me.person.roles.includes("reviewer"));
