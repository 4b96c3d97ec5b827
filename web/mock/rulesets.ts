import type { ComposeRuleset, Escalated, Listed, MatterRow, MatterView, RegradingEntry, Ruleset, WithoutDetail } from "../src/api/types";
import type { Route } from "./handle.ts";
import { citeAt, packOf } from "./law/book.ts";
import { fresh, hidden, nameOf, now, record, timeline, world, type Person } from "./world.ts";

const kept: Ruleset[] = [
  { id: "rs-guide", kind: "guide", title: "全省编目指南", edition: "2026年版", issued_by: "省政务服务和数据管理局", org: "zsj", fields: [{ name: "resource_name", title: "资源名称", required: true }, { name: "main_use", title: "主要用途", required: false }], drawn: "2026-01-05T09:00:00+08:00", from: "2026-01-06T09:00:00+08:00", state: "in_force" },
  { id: "rs-draft", kind: "grading", title: "全市分类分级标准", edition: "乙版", org: "zsj", classes: [{ code: "A01", title: "人口", least: "general3" }, { code: "B01", title: "企业" }], signatures: [{ body: "网信" }, { body: "公安", org: "gaj", opinion: "同意", by: "p-gongan", at: "2026-02-27T09:00:00+08:00" }], drawn: "2026-02-26T09:00:00+08:00", state: "draft" },
];
const cited = (article: number, paragraph: number) => {
  const pack = packOf("shuangyashan-2026");
  return pack ? citeAt(pack, article, paragraph) : null;
};
const titles = { guide: "编制指南", guide_local: "本级增补的编目内容", grading: "分类分级规则", grading_local: "本级增补的分类分级规则", detail: "部门分类分级细则" };
const title = (one: Ruleset) => `${titles[one.kind]}《${one.title}》（${one.edition}）`;
const row = (one: Ruleset): MatterRow => ({ id: one.id, room: "ruleset", title: title(one), state: one.state, opener: one.org, opener_name: nameOf(one.org), opposite: one.org, opposite_name: nameOf(one.org), subject: null, since: one.drawn, clock: null });
const may = (one: Ruleset, who: Person) => {
  if (one.org !== who.org) return [];
  return one.state === "draft" ? ["revise", "sign", "enforce", "end"] : one.state === "in_force" ? ["end"] : [];
};
const view = (one: Ruleset, who: Person): MatterView<Ruleset> => ({ matter: one, row_version: 1, title: title(one), state: one.state, opener_name: nameOf(one.org), opposite_name: nameOf(one.org), names: { gaj: nameOf("gaj") }, contract: null, clocks: [], timeline: timeline("ruleset", one.id), may: may(one, who) });

function found(id: string | undefined): Ruleset {
  const one = kept.find((known) => known.id === id);
  if (!one) throw hidden();
  return one;
}

function step(one: Ruleset, who: Person, verb: string, body: Record<string, unknown>): void {
  if (verb === "sign") one.signatures = (one.signatures ?? []).map((of) => (of.body === body.body ? { ...of, opinion: String(body.opinion), by: who.id, at: now() } : of));
  if (verb === "enforce") Object.assign(one, { state: "in_force", from: now() });
  if (verb === "end") Object.assign(one, { state: "ended", reason: String(body.reason) });
  if (verb === "revise") Object.assign(one, body);
  record(who, `ruleset.${verb}`, { sign: "会签规范", enforce: "施行规范", end: "停用规范", revise: "修改规范草案" }[verb] ?? verb, "ruleset", one.id);
}

function regrading(who: Person): Listed<RegradingEntry> {
  const seen = world.resources.filter((one) => one.id === "r-household" && (who.org === "zsj" || one.org === who.org));
  return { items: seen.map((one) => ({ resource: one.id, title: one.draft.title, org: one.org, org_name: nameOf(one.org), graded_by: null, why: "《全市分类分级标准》（甲版）已施行", days: 7, line: "" })), citation: cited(11, 1) };
}
const without: Listed<WithoutDetail> = { items: [{ org: "mzj", org_name: nameOf("mzj"), why: "没有现行的分类分级细则", line: "" }], citation: cited(11, 4) };
const escalated: Escalated[] = [{ dispute: "d-1", title: "户籍数据的使用", resource: "r-household", question: "救助核对须用户籍数据", proposals: ["每日提供一次", "倾向于共享"], since: "2026-02-20", days: 10, ruling: null }];

export const rulesets: Route[] = [
  ["GET", /^\/catalogue\/regrading$/, ({ who }) => regrading(who)],
  ["GET", /^\/rulesets\/without$/, () => without],
  ["GET", /^\/disputes\/escalated$/, () => ({ items: escalated, citation: cited(5, 1) })],
  ["GET", /^\/rulesets$/, ({ query }) => ({ items: kept.filter((one) => !query.get("state") || one.state === query.get("state")).map(row), next: null })],
  ["GET", /^\/rulesets\/([^/]+)$/, ({ who, parts }) => view(found(parts[0]), who)],
  ["POST", /^\/rulesets$/, ({ who, body }) => {
    const made: Ruleset = { ...(body as unknown as ComposeRuleset), id: fresh("rs"), org: who.org, drawn: now(), state: "draft", signatures: [] };
    kept.push(made);
    return view(made, who);
  }],
  ["POST", /^\/rulesets\/([^/]+)\/(\w+)$/, ({ who, parts, body }) => {
    const one = found(parts[0]);
    step(one, who, parts[1] ?? "", body);
    return view(one, who);
  }],
];
