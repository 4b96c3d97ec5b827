import type { Lapse, LapseRow, MatterView } from "../src/api/types";
import type { Route } from "./handle.ts";
import { cite, fresh, hidden, nameOf, now, record, Refused, timeline, type Person } from "./world.ts";

const AUTHORITY = "zsj";
const lapse = (about: string, waiting: string): Lapse => ({
  id: fresh("l"),
  state: "overdue",
  clock: fresh("c"),
  key: "sharing.reply",
  subject: { room: "sharing", id: "q-1" },
  about,
  owner: "gaj",
  waiting: [waiting],
  authority: AUTHORITY,
  due: "2026-03-01T23:59:59+08:00",
  citation: cite("sharing.reply") as Lapse["citation"],
  escalates: false,
  noted: now(),
  nudges: [],
  orders: [],
  explanations: [],
  measures: [],
  met: null,
  closed: null,
});
const register = [lapse("户籍登记", "mzj"), lapse("居住证", "wjj")];

const row = (one: Lapse): LapseRow => ({ ...one, case: one.subject, key_title: "答复共享申请", owner_name: nameOf(one.owner), waiting_names: one.waiting.map(nameOf), late: 1, nudges: one.nudges.length, orders: one.orders.length, until: one.orders.at(-1)?.until ?? null, order_lapsed: false });

function view(one: Lapse, who: Person): MatterView<Lapse> {
  const authority = who.org === AUTHORITY;
  const may: [string, boolean][] = [["nudge", one.waiting.includes(who.org)], ["explain", one.owner === who.org], ["order", authority], ["record", authority]];
  const names = Object.fromEntries([AUTHORITY, one.owner, ...one.waiting].map((org) => [org, nameOf(org)]));
  return { matter: one, row_version: 1, title: `答复期限：${one.about}`, state: one.state, opener_name: nameOf(AUTHORITY), opposite_name: nameOf(one.owner), names, contract: null, clocks: [], timeline: timeline("oversight", one.id), may: may.filter(([, yes]) => yes).map(([name]) => name) };
}

function step(one: Lapse, verb: string, who: Person, body: Record<string, unknown>): void {
  const said = { org: who.org, person: who.id, at: now(), words: String(body.words ?? "") };
  if (verb === "nudge" && one.nudges.length > 0) throw new Refused(409, "oversight.nudged", "今天已经催办过", "请明天再催办，或者请主管部门督办");
  if (verb === "nudge") one.nudges.push(said);
  if (verb === "explain") Object.assign(one, { state: "explained", explanations: [...one.explanations, said] });
  if (verb === "record") one.measures.push(said);
  if (verb === "order") Object.assign(one, { state: "ordered", orders: [...one.orders, { number: "督办〔2026〕第1号", until: String(body.until), demand: String(body.demand), person: who.id, at: now(), citation: null }] });
}

const sees = (one: Lapse, who: Person) => who.org === AUTHORITY || one.owner === who.org || one.waiting.includes(who.org);
const find = (id: string | undefined, who: Person): Lapse => {
  const one = register.find((found) => found.id === id && sees(found, who));
  if (!one) throw hidden();
  return one;
};

let served: string | null = null;
const paper = (who: Person) => ({ id: "p-1", number: "督办〔2026〕第9号", kind: "督办通知", case: { room: "oversight", id: register[0]?.id ?? "" }, from: AUTHORITY, from_name: nameOf(AUTHORITY), to: "gaj", to_name: nameOf("gaj"), issued: now(), text: ["逾期未办。", "请于 2026-03-12 前办结。"], citation: null, served, served_by: served ? "李伟" : null, may: who.org === "gaj" && !served ? ["receive"] : [] });

export const oversight: Route[] = [
  ["GET", /^\/papers$/, ({ who }) => ({ items: who.org === "gaj" || who.org === AUTHORITY ? [paper(who)] : [], next: null })],
  ["GET", /^\/papers\/([^/]+)$/, ({ who }) => paper(who)],
  ["POST", /^\/papers\/([^/]+)\/receive$/, ({ who }) => {
    served = now();
    return paper(who);
  }],
  ["GET", /^\/oversights$/, ({ who, query }) => ({ items: register.filter((one) => sees(one, who) && (query.get("tab") === "closed") === (one.state === "closed")).map(row), next: null })],
  ["GET", /^\/oversights\/requests$/, () => ({ citation: null, items: [{ case: { room: "sharing", id: "q-1" }, about: "户籍登记", owner: "gaj", owner_name: nameOf("gaj"), state: "agreed", since: now(), waited: 9, term: null }] })],
  ["GET", /^\/oversights\/record$/, ({ query }) => ({ org: query.get("org"), org_name: nameOf(query.get("org") ?? ""), from: query.get("from"), to: query.get("to"), record: { received: 3, standings: { delivered: 2, overdue: 1 }, waits: [1, 3], undelivered: 0 }, service: { shareable: 20, live: 17, missing: [["r-1", "居住证"]] }, citations: [] })],
  ["GET", /^\/oversights\/crossings$/, () => ({ items: [{ title: "跨部门", count: 2 }], citation: null })],
  ["GET", /^\/oversights\/([^/]+)$/, ({ who, parts }) => view(find(parts[0], who), who)],
  ["POST", /^\/oversights\/([^/]+)\/(\w+)$/, ({ who, parts, body }) => {
    const one = find(parts[0], who);
    step(one, parts[1] ?? "", who, body);
    record(who, `oversight.${parts[1]}`, "办理逾期事项", "oversight", one.id);
    return view(one, who);
  }],
];
