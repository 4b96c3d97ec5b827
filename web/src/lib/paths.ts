// Every address of the console is built here.
import type { Citation, MatterRoom } from "@/api/types";

const withQuery = (path: string, query: Record<string, string | undefined>) => {
  const search = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();
  return search ? `${path}?${search}` : path;
};
const part = encodeURIComponent;

/** A room that keeps matters, as its addresses have it. */
export const plural = (room: MatterRoom) => (room === "duties" ? room : `${room}s`);

export const paths = {
  inbox: (tab?: string) => withQuery("/inbox", { tab }),
  catalogue: (filters: { q?: string; state?: string; org?: string; mine?: string } = {}) => withQuery("/catalogue", filters),
  compile: () => "/catalogue/new",
  resource: (id: string) => `/catalogue/${part(id)}`,
  revise: (id: string) => `/catalogue/${part(id)}/edit`,
  level: (when: { version?: number; on?: string; org?: string } = {}) => withQuery("/catalogue/level", { ...when, version: when.version === undefined ? undefined : String(when.version) }),
  versions: () => "/catalogue/versions",
  covered: () => "/catalogue/coverage",
  lists: () => "/catalogue/lists",
  list: (kind: string) => `/catalogue/lists/${part(kind)}`,
  registration: () => "/catalogue/registration",
  dueEntries: () => "/catalogue/due",
  typeSpread: () => "/catalogue/types",
  escalated: () => "/disputes/escalated",
  regrading: () => "/catalogue/regrading",
  grading: () => "/catalogue/grading",
  intake: (resource?: string) => withQuery("/intake", { resource }),
  load: (resource?: string) => withQuery("/intake/new", { resource }),
  batch: (id: string) => `/intake/${part(id)}`,
  requests: (filters: { tab?: string; state?: string } = {}) => withQuery("/sharing", filters),
  apply: (resource: string, how: { mode?: string; from?: string; renews?: string } = {}) => withQuery(`/sharing/apply/${part(resource)}`, how),
  request: (id: string) => `/sharing/${part(id)}`,
  grants: (tab?: string) => withQuery("/grants", { tab }),
  grant: (id: string) => `/grants/${part(id)}`,
  tryCall: (id: string) => `/grants/${part(id)}/try`,
  verifyGrant: (id: string) => `/sharing/grants/${part(id)}/verify`,
  matters: (room: MatterRoom, filters: { tab?: string; state?: string; subject?: string } = {}) => withQuery(`/${plural(room)}`, filters),
  matter: (room: MatterRoom, id: string) => `/${plural(room)}/${part(id)}`,
  openMatter: (room: MatterRoom, resource?: string) => withQuery(`/${plural(room)}/new`, { resource }),
  openDemand: (about: { q?: string; resource?: string } = {}) => withQuery("/demands/new", about),
  demandBoard: () => "/demands/board",
  openDispute: (about: { resource?: string; what?: string; request?: string; correction?: string } = {}) => withQuery("/disputes/new", about),
  sources: (filters: { class?: string } = {}) => withQuery("/sources", filters),
  assignSource: (about: { entry?: string; element?: string } = {}) => withQuery("/sources/new", about),
  collected: (org?: string) => withQuery("/sources/collected", { org }),
  held: () => "/sources/check",
  unused: () => "/collections/unused",
  digitised: () => "/digitisations/report",
  register: (filters: { tab?: string; org?: string; room?: string; state?: string } = {}) => withQuery("/oversights", filters),
  lapse: (id: string) => `/oversights/${part(id)}`,
  openRequests: () => "/oversights/requests",
  sharingRecord: (about: { org?: string; quarter?: string } = {}) => withQuery("/oversights/record", about),
  papers: () => "/papers",
  paper: (id: string) => `/papers/${part(id)}`,
  clients: () => "/clients",
  orgs: () => "/orgs",
  org: (id: string) => `/orgs/${part(id)}`,
  newOrg: () => "/orgs/new",
  reorganize: (id: string) => `/orgs/${part(id)}/reorganize`,
  orgGaps: () => "/orgs/gaps",
  ledger: () => "/ledger",
  acts: (filters: { refused?: string; verb?: string } = {}) => withQuery("/ledger/acts", filters),
  act: (index: number | string) => `/ledger/acts/${index}`,
  calls: (grant?: string) => withQuery("/ledger/calls", { grant }),
  verify: () => "/ledger/verify",
  board: () => "/board",
  clocks: (filters: { level?: string; org?: string; article?: string } = {}) => withQuery("/clocks", filters),
  laws: () => "/law",
  diff: (sides: { a?: string; b?: string } = {}) => withQuery("/law/diff", sides),
  due: (term: { key?: string; from?: string } = {}) => withQuery("/law/due", term),
  coverage: (filters: { pack?: string; room?: string; state?: string; q?: string } = {}) => withQuery("/law/coverage", filters),
  pack: (id: string) => `/law/${part(id)}`,
  article: (pack: string, article: number | string, provision?: string) => `/law/${part(pack)}/${part(String(article))}${provision ? `#${part(provision)}` : ""}`,
  calendar: (year?: number | string) => withQuery("/calendar", { year: year === undefined ? undefined : String(year) }),
};

/** The article a citation points to, at its paragraph; none where the citation names no law. */
export function citedPath(found: Citation | null | undefined): string | null {
  if (!found?.pack || !found.article) return null;
  return paths.article(found.pack, found.article, found.paragraph ? found.id : undefined);
}

/** The law and article of a provision's id such as `GD-23.2b`, by the prefixes of the laws known. */
export function provisionOf(id: string, packs: { id: string; prefix: string }[]): { pack: string; article: string; provision: string } | null {
  const found = /^(.+)-(\d+)((?:\.\d+)*)[a-z]*$/.exec(id);
  const pack = packs.find((one) => one.prefix === found?.[1]);
  return found && pack ? { pack: pack.id, article: found[2] ?? "", provision: `${found[1]}-${found[2]}${found[3]}` } : null;
}

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
    case "correction":
    case "notice":
    case "dispute":
    case "demand":
    case "source":
    case "misuse":
    case "feedback":
    case "onward":
    case "duties":
    case "standard":
    case "collection":
    case "form":
    case "digitisation":
    case "listing":
    case "round":
    case "registration":
    case "register_form":
    case "ruleset":
    case "oversight":
    case "task":
      return paths.matter(found.room, found.id);
    case "org":
      return paths.org(found.id);
    case "calendar":
      return paths.calendar(found.id);
    default:
      return null;
  }
}
