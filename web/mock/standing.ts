import type { DueEntry, DueKind, Edition, GradingProgress, LevelEntry, Listed, OutdatedEntry, Told, TypeSpread } from "../src/api/types";
import type { Route } from "./handle.ts";
import { citeAt, packOf } from "./law/book.ts";
import { lawKey, nameOf, orgs, Refused, world, type Person } from "./world.ts";

// As where the one known law binds that has these rules; Guangdong's is silent.
const cited = (article: number, paragraph: number) => {
  const pack = packOf("shuangyashan-2026");
  return pack ? citeAt(pack, article, paragraph) : null;
};
const authority = (who: Person) => who.org === "zsj";
const seen = (who: Person) => world.resources.filter((one) => one.published && (authority(who) || one.org === who.org));
const types = () => lawKey("catalogue.sharing_types")?.rows ?? [];
const typeOf = (name: string | undefined): string => types().find((row) => row.name === name)?.title ?? "";
const names = Object.fromEntries(orgs.map((one) => [one.id, one.name]));
const told = <T>(items: T[]): Told<T> => ({ items, lines: [], charges: [], names, people: {} });

/** When an entry was last looked at, and since when it is due. */
const looks: Record<DueKind, Record<string, [last: string, since: string]>> = {
  retype: { "r-household": ["2025-01-12", "2026-01-12"], "r-marriage": ["2025-02-06", "2026-02-06"] },
  reassess: { "r-household": ["2025-01-12", "2026-01-12"] },
};

function due(kind: DueKind, who: Person): Listed<DueEntry> {
  const items = seen(who).flatMap((one) => {
    const [last, since] = looks[kind][one.id] ?? [];
    const { title = "", fields } = one.published ?? {};
    return last && since ? [{ resource: one.id, title, org: one.org, org_name: nameOf(one.org), share_type: typeOf(fields?.sharing_type), last, since, line: `${title}：自 ${since} 起` }] : [];
  });
  return { items, citation: kind === "retype" ? cited(25, 1) : cited(25, 3) };
}

function behind(who: Person): Listed<OutdatedEntry> {
  const found = seen(who).filter((one) => one.id === "r-household");
  const entry = (one: (typeof found)[number]): OutdatedEntry => ({ resource: one.id, title: one.published?.title ?? "", org: one.org, org_name: nameOf(one.org), guide: "shuangyashan-2026 1f0c7a52", lacks: "目录缺少：保存期限", line: "" });
  return { items: found.map(entry), citation: cited(12, 1) };
}

function spread(who: Person): Listed<TypeSpread> {
  const owners = orgs.filter((org) => seen(who).some((one) => one.org === org.id));
  const items = owners.map(({ id, name }) => {
    const own = seen(who).filter((one) => one.org === id);
    const parts = types().map((row): [string, number] => [row.title ?? "", own.filter((one) => one.published?.fields.sharing_type === row.name).length]);
    return { org: id, org_name: name, total: own.length, types: parts, line: "" };
  });
  return { items, citation: cited(21, 1) };
}

const progress = (org: string, org_name: string, region: string, total: number, graded: number): GradingProgress => ({ org, org_name, region, total, graded, line: "" });
const departments = [
  progress("gaj", "市公安局", "441900", 18, 18),
  progress("mzj", "市民政局", "441900", 12, 9),
  progress("wjj", "市卫生健康局", "441900", 20, 13),
  progress("dcj", "东城街道办事处", "441900003", 6, 0),
];

const edition = (number: number, at: string, id: string, more: Partial<Edition>): Edition => {
  const one = world.resources.find((found) => found.id === id);
  return { id: String(number).padStart(12, "0"), number, at, until: null, sort: "added", resource: id, org: one?.org ?? "", title: one?.draft.title ?? id, version: 1, contract: null, compiled: null, by: "shenhe", ...more };
};
const turned = { place: "fields.sharing_type", title: "共享类型", before: "有条件共享", after: "无条件共享" };
const editions = (): Edition[] => [
  edition(4, "2026-02-06T10:00:00+08:00", "r-marriage", { sort: "changed", version: 2, changes: [{ ...turned, before: "无条件共享", after: "有条件共享" }] }),
  edition(3, "2026-02-03T10:00:00+08:00", "r-birth", {}),
  edition(2, "2026-01-12T10:00:00+08:00", "r-household", { sort: "changed", version: 2, changes: [{ ...turned, before: "不予共享", after: "有条件共享" }] }),
  edition(1, "2025-02-06T10:00:00+08:00", "r-marriage", {}),
];

function level(on: string, org: string): LevelEntry[] {
  const before = world.resources.filter((one) => one.published && (!org || one.org === org) && (!on || (one.at ?? "").slice(0, 10) <= on));
  return before.map((one) => ({ resource: one.id, title: one.draft.title, org: one.org, level: "市级", share_type: typeOf(one.published?.fields.sharing_type), items: one.draft.items.length, version: one.version, number: 4, on: (one.at ?? "").slice(0, 10) }));
}

export const standing: Route[] = [
  ["GET", /^\/catalogue\/due$/, ({ who, query }) => due(query.get("kind") as DueKind, who)],
  ["GET", /^\/catalogue\/outdated$/, ({ who }) => behind(who)],
  ["GET", /^\/catalogue\/types$/, ({ who }) => spread(who)],
  ["GET", /^\/catalogue\/grading$/, ({ who }) => {
    if (!authority(who)) throw new Refused(403, "role", "此项操作由公共数据主管部门办理", "请使用具有相应职责的账号");
    return { items: departments, citation: cited(11, 1) };
  }],
  ["GET", /^\/catalogue\/versions$/, () => told(editions())],
  ["GET", /^\/catalogue\/level$/, ({ query }) => ({ ...told(level(query.get("on") ?? "", query.get("org") ?? "")), number: 4 })],
  ["GET", /^\/regions$/, ({ query }) => ({ items: query.get("parent") === "441900" ? [{ code: "441900003", name: "东城街道", parent: "441900" }] : [] })],
];
