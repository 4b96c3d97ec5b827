import { useLawKey } from "@/api/law";
import { useMe } from "@/api/session";
import type { ResourceView } from "@/api/types";
import { doubtRoutes, isOfficer } from "@/lib/may";
import { paths } from "@/lib/paths";

/** Procedures that begin at a published resource of another organization, by their word. */
export function useEntries({ resource, may }: ResourceView): { name: string; to: string }[] {
  const me = useMe();
  const others = resource.published !== null && resource.org !== me.org.id;
  // What is not to be had by applying may still be compared, where the law knows that way.
  const kept = others && isOfficer(me) && !may.includes("apply");
  const compared = useLawKey("sharing.verify", kept).data !== undefined;
  const all: [boolean, string, string][] = [
    [kept && compared, "verify", paths.apply(resource.id, { mode: "verify" })],
    [others && doubtRoutes(me, resource.org).length > 0, "doubt", paths.openMatter("correction", resource.id)],
    [others && isOfficer(me), "dispute", paths.openDispute({ resource: resource.id })],
  ];
  return all.filter(([offered]) => offered).map(([, name, to]) => ({ name, to }));
}
