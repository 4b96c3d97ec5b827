import type { Todo } from "../src/api/types";
import type { Route } from "./handle.ts";
import { callRow } from "./gateway.ts";
import { hash, hidden, lawKey, nameOf, norms, orgs, people, titleOf, world, type Person } from "./world.ts";

export const me = (who: Person) => ({
  person: { id: who.id, login: who.login, name: who.name, roles: who.roles },
  org: orgs.find((one) => one.id === who.org),
  node: { name: "东莞市公共数据枢纽", today: world.today, demo: true, packs: ["广东省公共数据管理办法"] },
});

function todos(who: Person): Record<"todo" | "done" | "started" | "copied", Todo[]> {
  const all = world.clocks.map((clock) => {
    const starter = clock.room === "catalogue" ? world.resources.find((one) => one.id === clock.id)?.org : world.requests.find((one) => one.id === clock.id)?.applicant;
    const title = clock.room === "catalogue" ? titleOf(clock.id) : titleOf(world.requests.find((one) => one.id === clock.id)?.resource ?? "");
    return { ...clock, case: { room: clock.room, id: clock.id }, title: `${clock.title}：${title}`, what: clock.key, from_org: nameOf(starter ?? ""), starter };
  });
  const order = (list: Todo[]) => list.toSorted((a, b) => (a.days_left ?? 0) - (b.days_left ?? 0));
  return { todo: order(all.filter((one) => one.owner === who.org && !one.met)), done: all.filter((one) => one.owner === who.org && one.met), started: all.filter((one) => one.starter === who.org), copied: [] };
}

const count = <T,>(list: T[], key: (one: T) => string): [string, number][] => {
  const found = new Map<string, number>();
  for (const one of list) found.set(key(one), (found.get(key(one)) ?? 0) + 1);
  return [...found];
};
const sees = (who: Person) => (org: string) => who.roles.includes("reviewer") || org === who.org;

export const rooms: Route[] = [
  ["GET", /^\/orgs$/, () => ({ items: orgs })],
  ["GET", /^\/law\/keys\/(.+)$/, ({ parts }) => {
    const found = lawKey(parts[0] ?? "");
    if (!found) throw hidden();
    return found;
  }],
  ["GET", /^\/law\/norms$/, ({ query }) => {
    const ranks = query.get("suffices") ? lawKey(query.get("suffices") ?? "")?.list : undefined;
    const q = query.get("q") ?? "";
    return { items: norms.filter((norm) => (!ranks || ranks.includes(norm.rank)) && (norm.title.includes(q) || norm.articles.some((one) => one.summary?.includes(q)))), next: null };
  }],
  ["GET", /^\/inbox$/, ({ who, query }) => {
    const all = todos(who);
    return { items: all[(query.get("tab") ?? "todo") as keyof typeof all], counts: { todo: all.todo.length, done: all.done.length, started: all.started.length, copied: all.copied.length, overdue: all.todo.filter((one) => one.level === "overdue").length } };
  }],
  ["GET", /^\/ledger\/acts$/, ({ who, query }) => ({ items: world.acts.filter((act) => sees(who)(act.actor.org) && (query.get("refused") !== "true" || act.refused)).toReversed(), next: null })],
  ["GET", /^\/ledger\/acts\/(\d+)$/, ({ parts }) => {
    const act = world.acts.find((one) => one.index === Number(parts[0]));
    if (!act) throw hidden();
    return { act, leaf: { index: act.index, verb: act.verb, at: act.at, person: act.actor.person, org: act.actor.org, state: hash(act.index + 9) }, leaf_text: JSON.stringify(act.actor), leaf_hash: act.leaf_hash, proof: [hash(act.index + 1), hash(act.index + 2), hash(act.index + 3)], tree_size: world.acts.length, root: hash(7), checkpoint: `gongshu.example/acts\n${world.acts.length}\n${hash(7)}\n\n— gongshu.example 2tq1…\n` };
  }],
  ["GET", /^\/ledger\/calls$/, ({ query }) => ({ items: world.calls.filter((call) => !query.get("grant") || call.grant === query.get("grant")).map(callRow).toReversed(), next: null })],
  ["GET", /^\/ledger\/status$/, () => ({ acts: { origin: "gongshu.example/acts", size: world.acts.length, root: hash(7), checkpoint: `gongshu.example/acts\n${world.acts.length}\n${hash(7)}\n` }, calls: [{ origin: "gongshu.example/calls/hub-1", size: world.calls.length, root: null, checkpoint: null }] })],
  ["POST", /^\/ledger\/verify$/, () => ({ ok: true, checked: { leaves: world.acts.length + world.calls.length, tiles: 2, rows: world.resources.length + world.requests.length }, faults: [] })],
  ["GET", /^\/board$/, () => {
    const open = world.clocks.filter((clock) => !clock.met);
    return {
      notices: [{ kind: "calendar", text: "2027年的放假安排还没有载入，跨入该年的到期日都是暂定的", href: "/calendar" }],
      cards: { resources_published: world.resources.filter((one) => one.published).length, resources_loaded: new Set(world.batches.map((one) => one.resource)).size, requests_open: world.requests.filter((one) => one.state === "asked").length, overdue: open.filter((clock) => clock.level === "overdue").length, lapses: 0, calls_today: world.calls.length, refusals_today: world.acts.filter((act) => act.refused).length },
      by_org: orgs.map((one) => ({ org: one.id, org_name: one.name, resources: world.resources.filter((r) => r.org === one.id && r.published).length, duties: open.filter((clock) => clock.owner === one.id).length, overdue: open.filter((clock) => clock.owner === one.id && clock.level === "overdue").length })),
      calls_by_day: [23, 24, 25, 26, 27, 28].map((day) => ({ day: `2026-02-${day}`, answered: (day * 37) % 90, refused: day % 7 })).concat([{ day: world.today, answered: world.calls.filter((call) => call.outcome === "answered").length, refused: world.calls.filter((call) => call.outcome === "refused").length }]),
      requests_by_state: count(world.requests, (one) => one.state).map(([state, n]) => ({ state, count: n })),
      clocks_by_level: count(world.clocks, (one) => (one.met ? "done" : one.level === "overdue" ? "overdue" : "running")).map(([level, n]) => ({ level, count: n })),
    };
  }],
  ["GET", /^\/demo\/accounts$/, () => people.map((one) => ({ login: one.login, name: one.name, org_name: nameOf(one.org), roles: one.roles, password: "demo" }))],
];
