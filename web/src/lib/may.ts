import type { Me } from "@/api/types";

/** Whether the server offers this to the person. A server that says nothing is asked by trying. */
export const may = (me: Me, what: string): boolean => me.may?.includes(what) ?? true;
