import type { Contract, Fault, Resource, ResourceView } from "../src/api/types";
import type { Route } from "./handle.ts";
import { basisOf, clocksOf, cite, fresh, hidden, lawKey, meetClock, nameOf, now, record, Refused, startClock, suffices, timeline, world, type Person } from "./world.ts";

export const landed = (id: string) => world.batches.filter((batch) => batch.resource === id && batch.state === "landed");
const find = (id: string, who: Person): Resource => {
  const found = world.resources.find((one) => one.id === id);
  if (!found || (found.org !== who.org && !found.published && !who.roles.includes("reviewer"))) throw hidden();
  return found;
};

function may(resource: Resource, who: Person): string[] {
  const own = resource.org === who.org && who.roles.includes("data_officer");
  const { state } = resource;
  const all: [string, boolean][] = [
    ["revise", own && ["draft", "returned", "published"].includes(state)],
    ["submit", own && ["draft", "returned"].includes(state)],
    ["withdraw", own && ["draft", "returned", "published"].includes(state)],
    ["load", own && Boolean(resource.published)],
    ["return", who.roles.includes("reviewer") && state === "submitted"],
    ["publish", who.roles.includes("reviewer") && state === "submitted"],
    ["apply", !own && who.roles.includes("data_officer") && Boolean(resource.published)],
  ];
  return all.filter(([, yes]) => yes).map(([name]) => name);
}

function view(resource: Resource, who: Person): ResourceView {
  const loads = landed(resource.id);
  const last = loads.at(-1);
  return {
    resource,
    row_version: 1,
    org_name: nameOf(resource.org),
    basis: basisOf(resource.draft.basis),
    clocks: clocksOf("catalogue", resource.id),
    timeline: timeline("catalogue", resource.id),
    data: last ? { rows: loads.reduce((sum, one) => sum + (one.counts?.good ?? 0), 0), table_version: loads.length, as_of: last.at ?? "" } : null,
    may: may(resource, who),
  };
}

function shape(contract: Contract): void {
  const faults: Fault[] = [];
  if (!contract.title.trim()) faults.push({ place: "title", message: "请填写资源名称（最多 100 字）" });
  contract.items.forEach((item, n) => {
    if (!/^[a-z][a-z0-9_]*$/.test(item.name)) faults.push({ place: `items[${n}].name`, message: `数据项英文名“${item.name}”应为小写字母开头，由小写字母、数字、下划线组成` });
    if (!item.title.trim()) faults.push({ place: `items[${n}].title`, message: "请填写数据项名称（最多 100 字）" });
  });
  if (faults.length > 0) throw new Refused(422, "input", faults.map((fault) => fault.message).join("；"), "请按提示更正后重试", undefined, faults);
}

function complete(contract: Contract): void {
  const missing = (lawKey("catalogue.fields")?.rows ?? []).filter((row) => !contract.fields[row.field ?? ""]?.trim());
  if (missing.length > 0) {
    const faults = missing.map((row) => ({ place: `fields.${row.field}`, message: `请填写${row.title}` }));
    throw new Refused(422, "catalogue.fields", `目录缺少：${missing.map((row) => row.title).join("、")}`, "请补齐后再提交", "catalogue.fields", faults);
  }
  if (contract.items.length === 0) throw new Refused(422, "catalogue.items", "目录没有数据项", "请至少编入一个数据项", "catalogue.fields");
  const effect = lawKey("catalogue.sharing_types")?.rows?.find((row) => row.name === contract.fields.sharing_type)?.effect;
  const key = effect === "ask" ? "catalogue.conditional_basis" : "catalogue.withhold_basis";
  const basis = basisOf(contract.basis);
  if (effect !== "open" && !basis) throw new Refused(422, "catalogue.basis", "须明确依据", "请从依据库中选择具体条款", key, [{ place: "basis", message: "请选择依据" }]);
  if (effect === "withhold" && basis && !suffices(key, basis)) throw new Refused(422, "catalogue.basis_rank", `${basis.rank}不足以作为不予共享的依据`, "请选择法律、行政法规或者国家相关规定", key, [{ place: "basis", message: "依据的效力位阶不足" }]);
}

const row = (one: Resource) => {
  const shown = one.published ?? one.draft;
  return { id: one.id, title: shown.title, org: one.org, org_name: nameOf(one.org), state: one.state, share_type: shown.fields.sharing_type ?? "", version: one.version, items: shown.items.length, published: Boolean(one.published) };
};

const steps: Record<string, (resource: Resource, who: Person, reason: string) => void> = {
  submit(resource, who) {
    complete(resource.draft);
    Object.assign(resource, { state: "submitted", at: now() });
    record(who, "catalogue.submitted", "报送审定", "catalogue", resource.id, { citation: cite("catalogue.fields") });
    startClock("catalogue.review", "审定目录", "catalogue", resource.id, "zsj");
  },
  return(resource, who, reason) {
    if (!reason.trim()) throw new Refused(422, "reason", "退回须说明理由", "请写明理由和需要修改之处", "catalogue.review", [{ place: "reason", message: "退回须说明理由" }]);
    Object.assign(resource, { state: "returned", reason, at: now() });
    record(who, "catalogue.returned", "退回修改", "catalogue", resource.id, { note: reason, citation: cite("catalogue.review") });
    meetClock("catalogue.review", "catalogue", resource.id);
  },
  publish(resource, who) {
    Object.assign(resource, { state: "published", at: now(), published: structuredClone(resource.draft), version: resource.version + 1 });
    record(who, "catalogue.published", "审定发布", "catalogue", resource.id, { citation: cite("catalogue.review") });
    meetClock("catalogue.review", "catalogue", resource.id);
  },
  withdraw(resource, who, reason) {
    if (!reason.trim()) throw new Refused(422, "reason", "撤销须说明理由", "请写明理由", undefined, [{ place: "reason", message: "撤销须说明理由" }]);
    Object.assign(resource, { state: "withdrawn", reason, published: null, at: now() });
    record(who, "catalogue.withdrawn", "撤销目录", "catalogue", resource.id, { note: reason });
  },
};

export const catalogue: Route[] = [
  ["GET", /^\/catalogue$/, ({ who, query }) => {
    const q = query.get("q") ?? "";
    const items = world.resources
      .filter((one) => one.org === who.org || one.published || (who.roles.includes("reviewer") && one.state !== "draft"))
      .filter((one) => one.draft.title.includes(q) && (!query.get("state") || one.state === query.get("state")) && (!query.get("org") || one.org === query.get("org")))
      .filter((one) => query.get("mine") !== "true" || one.org === who.org)
      .map(row);
    return { items, next: null };
  }],
  ["POST", /^\/catalogue$/, ({ who, body }) => {
    if (!who.roles.includes("data_officer")) throw new Refused(403, "role", "此项操作由数据专员办理", "请使用具有相应职责的账号");
    const contract = body.contract as Contract;
    shape(contract);
    const made: Resource = { id: fresh("r"), org: who.org, draft: contract, published: null, version: 0, state: "draft", at: now() };
    world.resources.push(made);
    record(who, "catalogue.compiled", "编制目录", "catalogue", made.id);
    return view(made, who);
  }],
  ["GET", /^\/catalogue\/([^/]+)$/, ({ who, parts }) => view(find(parts[0] ?? "", who), who)],
  ["PUT", /^\/catalogue\/([^/]+)$/, ({ who, parts, body }) => {
    const resource = find(parts[0] ?? "", who);
    shape(body.contract as Contract);
    Object.assign(resource, { draft: body.contract, state: "draft", at: now() });
    record(who, "catalogue.revised", "修改目录", "catalogue", resource.id);
    return view(resource, who);
  }],
  ["GET", /^\/catalogue\/([^/]+)\/suggestions$/, ({ who, parts }) => ({ items: Object.fromEntries(find(parts[0] ?? "", who).draft.items.map((item) => [item.name, { finding: null, kind: item.kind, required: item.required, unique: item.key, grade: "general2", marks: [], rules: [], why: "没有认出敏感内容，请按业务判断" }])), rows: 0 })],
  ["GET", /^\/catalogue\/([^/]+)\/rows$/, ({ who, parts }) => {
    const resource = find(parts[0] ?? "", who);
    return { columns: (resource.published?.items ?? []).map(({ name, title }) => ({ name, title })), rows: [Object.fromEntries(resource.draft.items.map((one) => [one.name, `${one.title}示例`]))] };
  }],
  ["POST", /^\/catalogue\/([^/]+)\/(submit|return|publish|withdraw)$/, ({ who, parts, body }) => {
    const resource = find(parts[0] ?? "", who);
    const step = parts[1] ?? "";
    if (!may(resource, who).includes(step)) throw new Refused(409, "catalogue.state", "目录当前状态不允许此项操作", "请刷新后查看目录的最新状态");
    try {
      steps[step]?.(resource, who, String(body.reason ?? ""));
    } catch (error) {
      if (error instanceof Refused) error.problem.act = record(who, `catalogue.${step}`, step, "catalogue", resource.id, { refused: true, message: error.problem.detail, citation: error.problem.citation ?? null }).index;
      throw error;
    }
    return view(resource, who);
  }],
];
