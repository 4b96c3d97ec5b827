import { ApiProblem } from "./client";
import { useLawKey } from "./law";
import type { LawKey } from "./types";

type Found = { data: LawKey | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
type Asked = Pick<Found, "error"> & { errorUpdateCount: number; isFetching: boolean };
/** The law has no such key. Asked again, the answer is forgotten meanwhile: what is being typed must not go with it. */
const silent = (one: Asked) => (one.error instanceof ApiProblem ? one.error.problem.status === 404 : one.isFetching && one.errorUpdateCount > 0);
const none = { rows: [], citation: null } as unknown as LawKey;

/** What an application has to state, under whichever keys the law in force has it; nothing where it names nothing. */
export function useElements(): Found {
  const reviewed = useLawKey("sharing.elements");
  const stated = useLawKey("sharing.application");
  const open = [reviewed, stated].find((one) => one.data === undefined && !silent(one));
  if (open) return open;
  const first = reviewed.data ?? stated.data ?? none;
  const rows = [...(reviewed.data?.rows ?? []), ...(stated.data?.rows ?? [])];
  return { data: { ...first, rows }, error: null, isPending: false, refetch: reviewed.refetch };
}
