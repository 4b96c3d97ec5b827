import type { Correction, CorrectionNotice, MatterRoom, MatterRow, MatterView, OpenCorrection } from "../src/api/types";
import type { Route } from "./handle.ts";
import { clocksOf, fresh, hidden, meetClock, nameOf, now, record, Refused, startClock, timeline, titleOf, world, type Person } from "./world.ts";

type Side = { id: string; state: string; resource: string; opener: string; opposite: string; since: string; item_title: string };
const sides = (one: Correction | CorrectionNotice): Side => ("applicant" in one ? { ...one, opener: one.applicant, opposite: one.source, since: one.asked } : { ...one, opener: one.source, opposite: one.org, since: one.sent });
const lists = { correction: world.corrections, notice: world.notices } as const;
const contractOf = (id: string) => world.resources.find((one) => one.id === id)?.published ?? null;

const mayOf = (one: Correction | CorrectionNotice, who: Person): string[] => {
  if (!("applicant" in one)) return one.state === "sent" && one.org === who.org ? ["acknowledge"] : [];
  const source = one.source === who.org;
  const all: [string, boolean][] = [
    ["reply", source && ["asked", "corrected"].includes(one.state)],
    ["correct", source && ["asked", "admitted"].includes(one.state)],
    ["cancel", one.applicant === who.org && one.state === "asked"],
  ];
  return all.filter(([, yes]) => yes).map(([name]) => name);
};

function row(room: MatterRoom, one: Correction | CorrectionNotice): MatterRow {
  const side = sides(one);
  return { id: side.id, room, title: `${titleOf(side.resource)}·${side.item_title || "记录"}`, state: side.state, opener: side.opener, opener_name: nameOf(side.opener), opposite: side.opposite, opposite_name: nameOf(side.opposite), subject: side.resource, since: side.since, clock: clocksOf(room, side.id).find((clock) => !clock.met) ?? null };
}

function view(room: MatterRoom, one: Correction | CorrectionNotice, who: Person): MatterView<Correction | CorrectionNotice> {
  const { title, state, opener, opener_name, opposite, opposite_name, subject } = row(room, one);
  return { matter: one, row_version: 1, title, state, opener_name, opposite_name, names: { [opener]: opener_name, [opposite]: opposite_name }, contract: contractOf(subject ?? ""), clocks: clocksOf(room, one.id), timeline: timeline(room, one.id), may: mayOf(one, who) };
}

function find(room: "correction" | "notice", id: string | undefined, who: Person): Correction | CorrectionNotice {
  const one = lists[room].find((found) => found.id === id);
  const side = one ? sides(one) : null;
  if (!one || !side || !([side.opener, side.opposite].includes(who.org) || who.roles.includes("reviewer"))) throw hidden();
  return one;
}

const list = (room: "correction" | "notice"): Route => ["GET", new RegExp(`^/${room}s$`), ({ who, query }) => {
  const tab = query.get("tab");
  const seen = lists[room].filter((one) => {
    const { opener, opposite, state } = sides(one);
    const own = tab === "mine" ? opener === who.org : tab === "received" ? opposite === who.org : who.roles.includes("reviewer") || [opener, opposite].includes(who.org);
    return own && (!query.get("state") || query.get("state") === state);
  });
  return { items: seen.map((one) => row(room, one)).toReversed(), next: null };
}];

function open(who: Person, { resource, route, kind, claim, grounds, evidence }: OpenCorrection) {
  const contract = contractOf(resource);
  const source = world.resources.find((one) => one.id === resource)?.org;
  if (!contract || !source) throw hidden();
  if (!grounds.trim()) throw new Refused(422, "unstated", "没有写明疑问或者错误的情况", "请写明疑问或者错误的情况后再提交", undefined, [{ place: "grounds", message: "请填写疑问或者错误的情况" }]);
  const made: Correction = { id: fresh("x"), resource, resource_title: contract.title, source, applicant: who.org, officer: who.id, asked: now(), route, kind, claim, item_title: contract.items.find((one) => one.name === claim.item)?.title ?? "", grounds, evidence, state: "asked" };
  world.corrections.push(made);
  record(who, "correction.requested", "申请校核", "correction", made.id);
  startClock("correction.reply", "校核答复期限", "correction", made.id, source);
  return view("correction", made, who);
}

function amend(one: Correction, who: Person, value: string): void {
  if (!value.trim()) throw new Refused(422, "input", `“${one.item_title}”不接受这个值，请按目录的要求填写`, "请按提示更正后重试", undefined, [{ place: "value", message: "请按目录的要求填写" }]);
  // Here whoever doubts it is the one who received it.
  world.notices.push({ id: `${one.id}:${one.applicant}`, correction: one.id, resource: one.resource, resource_title: one.resource_title, source: one.source, org: one.applicant, key: one.claim.key, item: one.claim.item, item_title: one.item_title, grants: ["g-1"], sent: now(), state: "sent" });
  Object.assign(one, { state: "corrected", amendment: { batch: fresh("b"), at: now(), told: 1 } });
  record(who, "correction.corrected", "更正数据", "correction", one.id);
}

function step(one: Correction, who: Person, verb: string, body: Record<string, unknown>): void {
  if (verb === "amend") return amend(one, who, String(body.value ?? ""));
  if (verb === "cancel") Object.assign(one, { state: "cancelled", at: now() });
  if (verb === "reply") Object.assign(one, { state: "closed", answer: { finding: body.finding, reason: body.reason, at: now() } });
  record(who, `correction.${verb}`, verb === "reply" ? "答复校核" : "撤回校核申请", "correction", one.id, { note: String(body.reason ?? "") });
  meetClock("correction.reply", "correction", one.id);
}

export const matters: Route[] = [
  list("correction"),
  list("notice"),
  ["POST", /^\/corrections$/, ({ who, body }) => open(who, body as unknown as OpenCorrection)],
  ["GET", /^\/(correction|notice)s\/([^/]+)$/, ({ who, parts }) => view(parts[0] as MatterRoom, find(parts[0] as "correction", parts[1], who), who)],
  ["POST", /^\/corrections\/([^/]+)\/(\w+)$/, ({ who, parts, body }) => {
    const one = find("correction", parts[0], who) as Correction;
    step(one, who, parts[1] ?? "", body);
    return view("correction", one, who);
  }],
  ["POST", /^\/notices\/([^/]+)\/acknowledge$/, ({ who, parts, body }) => {
    const one = find("notice", parts[0], who);
    Object.assign(one, { state: "acknowledged", by: who.id, note: String(body.note ?? ""), at: now() });
    record(who, "notice.acknowledged", "确认收到更正", "notice", one.id);
    return view("notice", one, who);
  }],
];
