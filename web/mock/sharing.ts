import type { Application, BasisRef, Contract, GrantedItem, RequestView, SharingRequest, Terms } from "../src/api/types";
import type { Route } from "./handle.ts";
import { callRow } from "./gateway.ts";
import { landed } from "./catalogue.ts";
import { basisOf, cite, clocksOf, fresh, hidden, lawKey, meetClock, nameOf, now, record, Refused, startClock, suffices, timeline, titleOf, world, type Person } from "./world.ts";

const contractOf = (resource: string): Contract => {
  const found = world.resources.find((one) => one.id === resource);
  if (!found) throw hidden();
  return found.published ?? found.draft;
};
const find = (id: string | undefined, who: Person): SharingRequest => {
  const found = world.requests.find((one) => one.id === id);
  if (!found || !(found.source === who.org || found.applicant === who.org || who.roles.includes("reviewer"))) throw hidden();
  return found;
};

function view(request: SharingRequest & { refused_basis?: BasisRef }, who: Person): RequestView {
  const { state } = request;
  const source = request.source === who.org;
  const may = [...(source && state === "asked" ? ["agree", "refuse"] : []), ...(source && state === "agreed" ? ["deliver"] : []), ...(request.applicant === who.org && state === "asked" ? ["cancel"] : [])];
  return {
    request,
    resource_title: titleOf(request.resource),
    applicant_name: nameOf(request.applicant),
    source_name: nameOf(request.source),
    contract: contractOf(request.resource),
    basis: basisOf(request.application.basis),
    refusal_basis: basisOf(request.refused_basis),
    grant: world.grants.find((one) => one.request === request.id) ?? null,
    clocks: clocksOf("sharing", request.id),
    timeline: timeline("sharing", request.id),
    may,
  };
}

function agree(request: SharingRequest, who: Person, terms: Terms): void {
  const faults = [...(terms.items.length === 0 ? [{ place: "terms.items", message: "请至少核定一个数据项；全部不同意的，请作出拒绝答复" }] : []), ...(terms.until > request.application.until ? [{ place: "terms.until", message: "截止时间不能晚于申请的截止时间" }] : [])];
  if (faults.length > 0) throw new Refused(422, "sharing.terms", "核定的授权超出或不符合申请", "请按最小授权原则核定", "sharing.least_privilege", faults);
  const { purpose, mode } = request.application;
  world.grants.push({ id: fresh("g"), request: request.id, resource: request.resource, consumer: request.applicant, items: terms.items as GrantedItem[], purpose, mode, daily_quota: terms.daily_quota ?? null, until: terms.until, citation: cite("sharing.reply"), state: "prepared" });
  request.state = "agreed";
  record(who, "sharing.agreed", "同意共享", "sharing", request.id, { citation: cite("sharing.reply") });
  meetClock("sharing.reply", "sharing", request.id);
  startClock("sharing.deliver", "完成数据提供", "sharing", request.id, request.source);
}

function refuse(request: SharingRequest & { refused_basis?: BasisRef }, who: Person, picked: BasisRef | null, reason: string): void {
  const key = "sharing.refuse_basis";
  const basis = basisOf(picked);
  if (!basis || !picked) throw new Refused(422, key, "须有法定依据", "拒绝共享须从依据库中选择具体条款", key, [{ place: "basis", message: "请选择依据" }]);
  if (!suffices(key, basis)) throw new Refused(422, key, `${basis.rank}不足以作为拒绝共享的依据`, `请选择${lawKey(key)?.list?.join("、")}`, key, [{ place: "basis", message: "依据的效力位阶不足" }]);
  Object.assign(request, { state: "refused", refused_basis: picked, reason });
  record(who, "sharing.refused", "拒绝共享", "sharing", request.id, { note: reason, citation: cite(key) });
  meetClock("sharing.reply", "sharing", request.id);
}

function act(step: string, request: SharingRequest, who: Person, body: Record<string, unknown>): void {
  if (step === "agree") agree(request, who, body.terms as Terms);
  if (step === "refuse") refuse(request, who, (body.basis as BasisRef | null) ?? null, String(body.reason ?? ""));
  if (step === "deliver") {
    if (landed(request.resource).length === 0) throw new Refused(422, "sharing.nothing_loaded", "该资源尚无已汇聚的数据", "请先加载数据，再完成提供", "intake.converge");
    request.state = "granted";
    for (const grant of world.grants) if (grant.request === request.id) grant.state = "active";
    record(who, "sharing.delivered", "完成提供", "sharing", request.id, { citation: cite("sharing.deliver") });
    meetClock("sharing.deliver", "sharing", request.id);
  }
  if (step === "cancel") request.state = "cancelled";
}

export const sharing: Route[] = [
  ["GET", /^\/sharing\/requests$/, ({ who, query }) => {
    const tab = query.get("tab");
    const mine = world.requests.filter((one) => (tab === "mine" ? one.applicant === who.org : tab === "received" ? one.source === who.org : one.applicant === who.org || one.source === who.org || who.roles.includes("reviewer")));
    const items = mine.filter((one) => !query.get("state") || one.state === query.get("state")).map((one) => ({ id: one.id, resource: one.resource, resource_title: titleOf(one.resource), applicant_name: nameOf(one.applicant), source_name: nameOf(one.source), state: one.state, at: one.asked, purpose: one.application.purpose, clock: clocksOf("sharing", one.id).find((clock) => !clock.met) ?? null }));
    return { items: items.toReversed(), next: null };
  }],
  ["POST", /^\/sharing\/requests$/, ({ who, body }) => {
    const application = body.application as Application;
    const resource = world.resources.find((one) => one.id === body.resource);
    if (!resource) throw hidden();
    const stated: Record<string, boolean> = { scenario: Boolean(application.scenario), unit: Boolean(application.unit), items: application.items.length > 0, mode: true, until: Boolean(application.until) };
    const missing = (lawKey("sharing.elements")?.rows ?? []).filter((row) => !stated[row.field ?? ""]);
    if (!application.purpose) missing.push({ field: "purpose", title: "用途" });
    if (missing.length > 0) throw new Refused(422, "sharing.elements", `申请缺少：${missing.map((row) => row.title).join("、")}`, "请补齐审核要素后再提交", "sharing.elements", missing.map((row) => ({ place: row.field ?? "", message: `请填写${row.title}` })));
    if (!basisOf(application.basis)) throw new Refused(422, "input", "请从依据库中选择履行职责的依据", "请按提示更正后重试", undefined, [{ place: "basis", message: "请从依据库中选择履行职责的依据" }]);
    const made: SharingRequest = { id: fresh("q"), resource: resource.id, source: resource.org, applicant: who.org, officer: who.id, asked: now(), application, state: "asked" };
    world.requests.push(made);
    record(who, "sharing.requested", "申请共享", "sharing", made.id, { citation: cite("sharing.reply") });
    startClock("sharing.reply", "答复共享申请", "sharing", made.id, resource.org);
    return view(made, who);
  }],
  ["GET", /^\/sharing\/requests\/([^/]+)$/, ({ who, parts }) => view(find(parts[0], who), who)],
  ["POST", /^\/sharing\/requests\/([^/]+)\/(agree|refuse|deliver|cancel)$/, ({ who, parts, body }) => {
    const request = find(parts[0], who);
    try {
      act(parts[1] ?? "", request, who, body);
    } catch (error) {
      if (error instanceof Refused) error.problem.act = record(who, `sharing.${parts[1]}`, { refuse: "拒绝共享", agree: "同意共享" }[parts[1] ?? ""] ?? "办理", "sharing", request.id, { refused: true, message: error.problem.detail, citation: error.problem.citation ?? null }).index;
      throw error;
    }
    return view(request, who);
  }],
  ["GET", /^\/sharing\/grants$/, ({ who, query }) => {
    const mine = world.grants.filter((grant) => (query.get("tab") === "given" ? world.resources.find((one) => one.id === grant.resource)?.org === who.org : grant.consumer === who.org));
    const calls = (id: string) => world.calls.filter((call) => call.grant === id).length;
    return { items: mine.map((grant) => ({ grant, resource_title: titleOf(grant.resource), consumer_name: nameOf(grant.consumer), source_name: nameOf(world.resources.find((one) => one.id === grant.resource)?.org ?? ""), calls_today: calls(grant.id), calls_total: calls(grant.id) })), next: null };
  }],
  ["POST", /^\/sharing\/grants\/([^/]+)\/check$/, ({ parts, body }) => {
    const grant = world.grants.find((one) => one.id === parts[0] && one.mode === "verify");
    if (!grant) throw hidden();
    const claims = Object.entries(body.claims as Record<string, string>);
    if (claims.length === 0) throw new Refused(422, "input", "请写明要比对的数据项和值", "请按提示更正后重试", undefined, [{ place: "claims", message: "请写明要比对的数据项和值" }]);
    // Here everybody's name is the same.
    return { verdicts: Object.fromEntries(claims.map(([item, value]) => [item, value === "王芳" ? "match" : "mismatch"])), version: 3, as_of: now(), receipt: { log: "calls/hub-1", index: world.calls.length, leaf_hash: "00", checkpoint: "" } };
  }],
  ["GET", /^\/sharing\/grants\/([^/]+)$/, ({ parts }) => {
    const grant = world.grants.find((one) => one.id === parts[0]);
    if (!grant) throw hidden();
    return { grant, resource_title: titleOf(grant.resource), source_name: nameOf(world.resources.find((one) => one.id === grant.resource)?.org ?? ""), contract: contractOf(grant.resource), calls: world.calls.filter((call) => call.grant === grant.id).map(callRow), path: `/gw/v1/grants/${grant.id}/rows`, consumer_name: nameOf(grant.consumer), calls_today: 0, calls_total: 0 };
  }],
];
