import type { Demand, MatterRow, MatterView, OpenDemand } from "../src/api/types";
import type { Route } from "./handle.ts";
import { fresh, hidden, lawKey, nameOf, now, record, Refused, timeline, world, type Person } from "./world.ts";

const AUTHORITY = "zsj";
const opposite = (one: Demand): string => one.provider ?? one.authority;

function row(one: Demand): MatterRow {
  return { id: one.id, room: "demand", title: `${one.number} ${one.title}`, state: one.state, opener: one.applicant, opener_name: nameOf(one.applicant), opposite: opposite(one), opposite_name: nameOf(opposite(one)), subject: one.supply?.resource ?? null, since: one.asked, clock: null };
}

function mayOf(one: Demand, who: Person): string[] {
  const side = opposite(one) === who.org;
  const all: [string, boolean][] = [
    ["assign", one.state === "matching" && side],
    ["no_source", one.state === "matching" && side],
    ["accept", one.state === "reviewing" && side],
    ["publish", one.state === "accepted" && side],
    ["cancel", one.applicant === who.org && ["matching", "reviewing", "accepted"].includes(one.state)],
  ];
  return all.filter(([, yes]) => yes).map(([name]) => name);
}

function view(one: Demand, who: Person): MatterView<Demand> {
  const { title, state, opener_name, opposite_name } = row(one);
  const named = [one.applicant, opposite(one), AUTHORITY];
  return { matter: one, row_version: 1, title, state, opener_name, opposite_name, names: Object.fromEntries(named.map((org) => [org, nameOf(org)])), contract: world.resources.find((found) => found.id === one.supply?.resource)?.published ?? null, clocks: [], timeline: timeline("demand", one.id), may: mayOf(one, who) };
}

function open(who: Person, given: OpenDemand) {
  const missing = (lawKey("demand.elements")?.rows ?? []).filter(({ field }) => !(field === "items" ? given.items.length : given[field as "need"]));
  if (missing.length > 0) throw new Refused(422, "demand.elements", `需求没有写明：${missing.map((one) => one.title).join("、")}`, "请补齐后再提出", "demand.elements", missing.map((one) => ({ place: one.field ?? "", message: `请写明${one.title}` })));
  const fitting = world.resources.filter((one) => one.org !== who.org && one.published && given.items.every((item) => one.published?.items.some((own) => own.title === item)));
  if (fitting.length > 0 && !given.insufficient) throw new Refused(422, "demand.catalogued", `目录中已有可用的资源：${fitting.map((one) => one.draft.title).join("、")}`, "请直接申请，或者注明该资源不够用", "demand.unmet", fitting.map((one) => ({ place: "insufficient", message: one.draft.title })));
  const made: Demand = { ...given, id: fresh("d"), number: `需求〔2026〕第${world.demands.length + 1}号`, applicant: who.org, asked: now(), authority: AUTHORITY, provider: given.provider ?? null, basis: given.basis ?? null, insufficient: given.insufficient ?? null, denials: [], state: given.provider ? "reviewing" : "matching" };
  world.demands.push(made);
  record(who, "demand.submitted", "提出数据需求", "demand", made.id);
  return view(made, who);
}

function step(one: Demand, verb: string, body: Record<string, unknown>): void {
  if (verb === "assign") Object.assign(one, { state: "reviewing", provider: body.provider });
  if (verb === "accept") Object.assign(one, { state: "accepted", note: body.note, at: now() });
  if (verb === "cancel") Object.assign(one, { state: "cancelled", at: now() });
  if (verb !== "publish") return;
  const { resource, mapped } = body as unknown as { resource: string; mapped: NonNullable<Demand["supply"]>["mapped"] };
  const bare = mapped.find((part) => !part.column && !part.reason);
  if (bare) throw new Refused(422, "demand.mapped", "需求的数据项没有逐项对应", "请逐项写明", "demand.elements", [{ place: "mapped", message: `请写明${bare.item}对应的数据项，或者不能提供的原因` }]);
  Object.assign(one, { state: "catalogued", supply: { resource, resource_title: world.resources.find((found) => found.id === resource)?.draft.title ?? "", mapped, named: now() } });
}

const find = (id: string | undefined): Demand => {
  const one = world.demands.find((found) => found.id === id);
  if (!one) throw hidden();
  return one;
};

export const demands: Route[] = [
  ["GET", /^\/demands$/, ({ who, query }) => {
    const tab = query.get("tab");
    const seen = world.demands.filter((one) => (tab === "mine" ? one.applicant === who.org : tab === "received" ? opposite(one) === who.org : true));
    return { items: seen.map(row).toReversed(), next: null };
  }],
  ["GET", /^\/demands\/groups$/, () => ({ items: world.demands.map((one) => ({ title: one.title, count: 1, applicants: [nameOf(one.applicant)], items: one.items, demands: [{ id: one.id, number: one.number, title: one.title, state: one.state, applicant_name: nameOf(one.applicant), provider_name: one.provider ? nameOf(one.provider) : null, since: one.asked }] })) })],
  ["POST", /^\/demands$/, ({ who, body }) => open(who, body as unknown as OpenDemand)],
  ["GET", /^\/demands\/([^/]+)$/, ({ who, parts }) => view(find(parts[0]), who)],
  ["POST", /^\/demands\/([^/]+)\/(\w+)$/, ({ who, parts, body }) => {
    const one = find(parts[0]);
    step(one, parts[1] ?? "", body);
    record(who, `demand.${parts[1]}`, "办理数据需求", "demand", one.id);
    return view(one, who);
  }],
];
