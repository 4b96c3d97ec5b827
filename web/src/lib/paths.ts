// Every address of the console is built here.
const withQuery = (path: string, query: Record<string, string | undefined>) => {
  const search = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();
  return search ? `${path}?${search}` : path;
};
const part = encodeURIComponent;

export const paths = {
  inbox: (tab?: string) => withQuery("/inbox", { tab }),
  catalogue: (filters: { q?: string; state?: string; org?: string; mine?: string } = {}) => withQuery("/catalogue", filters),
  compile: () => "/catalogue/new",
  resource: (id: string) => `/catalogue/${part(id)}`,
  revise: (id: string) => `/catalogue/${part(id)}/edit`,
  intake: (resource?: string) => withQuery("/intake", { resource }),
  load: (resource?: string) => withQuery("/intake/new", { resource }),
  batch: (id: string) => `/intake/${part(id)}`,
  requests: (filters: { tab?: string; state?: string } = {}) => withQuery("/sharing", filters),
  apply: (resource: string) => `/sharing/apply/${part(resource)}`,
  request: (id: string) => `/sharing/${part(id)}`,
  grants: (tab?: string) => withQuery("/grants", { tab }),
  grant: (id: string) => `/grants/${part(id)}`,
  tryCall: (id: string) => `/grants/${part(id)}/try`,
  clients: () => "/clients",
  ledger: () => "/ledger",
  acts: (filters: { refused?: string; verb?: string } = {}) => withQuery("/ledger/acts", filters),
  act: (index: number | string) => `/ledger/acts/${index}`,
  calls: (grant?: string) => withQuery("/ledger/calls", { grant }),
  verify: () => "/ledger/verify",
  board: () => "/board",
};

/** The page of a case; none for rooms without pages. */
export function casePath(found: { room: string; id: string } | null | undefined): string | null {
  if (!found) return null;
  switch (found.room) {
    case "catalogue":
      return paths.resource(found.id);
    case "sharing":
      return paths.request(found.id);
    case "intake":
      return paths.batch(found.id);
    case "grant":
      return paths.grant(found.id);
    default:
      return null;
  }
}
