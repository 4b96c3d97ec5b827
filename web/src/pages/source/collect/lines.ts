import type { CollectionLine, OpenCollection } from "@/api/types";

export const emptyLine: CollectionLine = { element: "", duty: "", basis: null, necessity: "", granularity: "", frequency: "", origin: { by: "" }, channel: { by: "" }, reason: "" };

/** As the server takes it: what is empty is not said, a day that wasn't picked is none. */
export function filedOf({ spec, lines }: OpenCollection): OpenCollection {
  const said = <T extends object>(of: T): T => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== "" && value !== null)) as T;
  return {
    spec,
    lines: lines
      .filter((line) => line.element.trim())
      .map((line) => ({ ...said(line), element: line.element.trim(), origin: said(line.origin), channel: said(line.channel) })),
  };
}
