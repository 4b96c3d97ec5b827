// An imaginary city in memory, so that pages can be built and tested without a server. Never shipped.
import type { Act, ActRow, Basis, BasisRef, Batch, CallRow, Citation, ClockView, Contract, Correction, CorrectionNotice, BadCell, Demand, Grant, Item, LawKey, Norm, Org, Problem, Resource, SharingRequest } from "../src/api/types";
import law from "./law.json" with { type: "json" };

type Rule = { at: (number | null)[]; rows?: Record<string, string>[]; list?: string[]; value_text?: string; reading?: string };
const rules = law.keys as Record<string, Rule>;
export const norms = law.norms as Norm[];
export const numerals = (n: number): string => {
  const digits = "〇一二三四五六七八九";
  const ten = Math.floor(n / 10);
  return `${ten > 0 ? `${ten > 1 ? digits[ten] : ""}十` : ""}${n % 10 > 0 ? digits[n % 10] : ""}`;
};

export function cite(key: string): Citation | null {
  const rule = rules[key];
  if (!rule) return null;
  const [article = 0, paragraph] = rule.at;
  const place = `第${numerals(article ?? 0)}条${paragraph ? `第${numerals(paragraph)}款` : ""}`;
  return { ...law.pack, article: article ?? 0, paragraph: paragraph ?? null, text: `《${law.pack.pack_title}》${place}`, id: `${law.pack.prefix}-${article}${paragraph ? `.${paragraph}` : ""}` };
}

export function lawKey(key: string): LawKey | null {
  const rule = rules[key];
  return rule ? { key, citation: cite(key), value_text: rule.value_text ?? "", rows: rule.rows ?? [], list: rule.list ?? [], reading: rule.reading ?? null } : null;
}

export function basisOf(picked: BasisRef | null | undefined): Basis | null {
  const norm = norms.find((one) => one.id === picked?.norm);
  const found = norm?.articles.find((one) => one.article === picked?.article);
  return norm && picked ? { norm: norm.id, article: picked.article, title: norm.title, rank: norm.rank, summary: found?.summary ?? "", text: `《${norm.title}》${found?.place ?? ""}` } : null;
}
export const suffices = (key: string, basis: Basis): boolean => lawKey(key)?.list?.includes(basis.rank) ?? false;

/** Thrown by the mock's rooms and turned into problem+json. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(status: number, code: string, detail: string, remedy: string, key?: string, faults: Problem["faults"] = []) {
    super(detail);
    const title = { 401: "未登录", 403: "无权办理", 404: "没有找到", 409: "当前状态不允许" }[status] ?? "不予受理";
    this.problem = { title, status, detail, code, remedy, citation: key ? cite(key) : null, faults: faults ?? [] };
  }
}
export const hidden = () => new Refused(404, "not_found", "没有找到", "请核对编号");

export type Person = { id: string; login: string; name: string; org: string; roles: string[] };
const org = (id: string, name: string, kind = "department"): Org => ({ id, name, kind, region: "441900" });
export const orgs = [org("zsj", "市政务服务数据管理局", "authority"), org("mzj", "市民政局"), org("gaj", "市公安局"), org("wjj", "市卫生健康局")];
const person = (login: string, name: string, at: string, ...roles: string[]): Person => ({ id: login, login, name, org: at, roles });
export const people = [
  person("shenhe", "周敏", "zsj", "reviewer", "auditor"),
  person("minzheng", "陈静", "mzj", "data_officer"),
  person("gongan", "李伟", "gaj", "data_officer"),
  person("weijian", "黄婷", "wjj", "data_officer"),
];
export const nameOf = (id: string): string => orgs.find((one) => one.id === id)?.name ?? id;
export const titleOf = (id: string): string => world.resources.find((one) => one.id === id)?.draft.title ?? id;

export type MockCall = Omit<CallRow, "client_name" | "org_name" | "resource_title">;
export const world = {
  today: "2026-03-02",
  serial: 100,
  minute: 0,
  resources: [] as Resource[],
  clocks: [] as (ClockView & { room: string; id: string })[],
  acts: [] as ActRow[],
  batches: [] as (Batch & { bad: BadCell[]; polls: number; bytes: string })[],
  requests: [] as SharingRequest[],
  grants: [] as Grant[],
  corrections: [] as Correction[],
  notices: [] as CorrectionNotice[],
  demands: [] as Demand[],
  clients: [] as { id: string; name: string; org: string; secret: string }[],
  calls: [] as MockCall[],
};
export const fresh = (prefix: string): string => `${prefix}-${(world.serial += 1)}`;
export const now = (): string => {
  world.minute += 1;
  const at = 9 * 60 + world.minute;
  return `${world.today}T${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00+08:00`;
};
const hash = (n: number): string => Array.from({ length: 64 }, (_, i) => "0123456789abcdef"[(n * 31 + i * 7 + ((n * i) % 13)) % 16]).join("");
export { hash };

export function record(who: Person, verb: string, verb_title: string, room: string, id: string, more: Partial<Act> = {}): ActRow {
  const index = world.acts.length + 1;
  const actor = { person: who.id, name: who.name, org: who.org, org_name: nameOf(who.org) };
  const act: ActRow = { index, at: now(), verb, verb_title, actor, note: null, citation: null, refused: false, message: null, leaf_hash: hash(index), case: { room, id }, ...more };
  world.acts.push(act);
  return act;
}
export const timeline = (room: string, id: string): Act[] => world.acts.filter((act) => act.case?.room === room && act.case.id === id);

export function startClock(key: string, title: string, room: string, id: string, owner: string, due = "2026-03-09", days_left = 5, level: ClockView["level"] = "green"): void {
  const [year, month, day] = due.split("-").map(Number);
  world.clocks.push({ room, id, key, title, owner, owner_name: nameOf(owner), started: now(), due, due_text: `${year}年${month}月${day}日`, citation: cite(key), provisional: false, met: null, days_left, level });
}
export function meetClock(key: string, room: string, id: string): void {
  for (const clock of world.clocks) if (clock.key === key && clock.room === room && clock.id === id && !clock.met) Object.assign(clock, { met: now(), level: "done" });
}
export const clocksOf = (room: string, id: string): ClockView[] => world.clocks.filter((clock) => clock.room === room && clock.id === id);

export const item = (name: string, title: string, more: Partial<Item> = {}): Item => ({ name, title, kind: { type: "text", max: 50 }, required: false, key: false, grade: "general2", rules: [], note: "", ...more });
export const contract = (title: string, provider: string, items: Item[], type = "conditional"): Contract => ({
  title,
  summary: `${provider}在履行职责中形成的${title}。`,
  form: "table",
  fields: { data_form: "结构化数据", content: title, sharing_type: type, sharing_condition: "依职责使用", sharing_scope: "本市公共管理和服务机构", openness: "不予开放", update_frequency: "每月", collector: provider, approver: provider, provider },
  items,
  basis: type === "conditional" ? { norm: "personal-information-protection-law", article: 34 } : null,
});
