import type { ReactNode } from "react";
import { useLevel } from "@/api/lists";
import { useMe } from "@/api/session";
import type { LevelEntry } from "@/api/types";
import { Loaded } from "@/ui";

/** The entries in force at the end of a day: all of them to the authority, elsewhere one's own; none without a day. */
export function Then({ on, children }: { on: string; children: (then: LevelEntry[] | null) => ReactNode }) {
  return on ? <OnDay on={on}>{children}</OnDay> : <>{children(null)}</>;
}

function OnDay({ on, children }: { on: string; children: (then: LevelEntry[]) => ReactNode }) {
  const me = useMe();
  const query = useLevel({ q: "", on, version: "", org: me.org.kind === "authority" ? "" : me.org.id });
  return <Loaded query={query}>{(found) => children(found.items)}</Loaded>;
}
