import type { CountedDay, CoveragePage, DueAnswer, LawWord, Side, Difference, PackHead, Share } from "../../src/api/types";
import type { Route } from "../handle.ts";
import { hidden, Refused, world } from "../world.ts";
import { articleView, articlesOf, citeAt, packOf, packs, packView, rowsOf, rulesOf, says, silences, unmarked, type Placed } from "./book.ts";
import { walk, yearOf } from "./days.ts";

const need = (id: string | null | undefined): PackHead => {
  const found = packOf(id ?? "");
  if (!found) throw hidden();
  return found;
};

const binding = () => packs.find((one) => one.stance === "binding") as PackHead;

const words = (): LawWord[] => {
  const found = new Map<string, LawWord>();
  for (const { rule } of packs.flatMap(rulesOf)) found.set(rule.key, { key: rule.key, label: rule.label, room: rule.room, form: rule.form, ruled: Boolean(says(binding(), rule.key)) });
  return [...found.values()];
};

function due(key: string, given: string): DueAnswer {
  const own = says(binding(), key);
  if (!own) throw new Refused(422, "law.missing", `适用的法规没有“${words().find((one) => one.key === key)?.label ?? key}”的规定`, "可到法规比对查看其他法规的规定");
  const { rule, citation } = own;
  const start = given.slice(0, 10) || world.today;
  const found = /^(\d+)(个工作日|日|小时)$/.exec(rule.value_text);
  const promptly = rule.value_text === "及时";
  const days: CountedDay[] = found && found[2] !== "小时" ? walk(start, Number(found[1]), found[2] === "个工作日") : [];
  const date = days[days.length - 1]?.date ?? start;
  return {
    key, label: rule.label, from: rule.from, by: rule.by, to: rule.to, length: rule.value_text, promptly, due: promptly ? null : { at: `${date}T23:59:59+08:00`, date },
    provisional: days.some((day) => !yearOf(Number(day.date.slice(0, 4)))), in_force: start >= (binding().in_force ?? ""), citation, reading: rule.reading, simulated: null, days: days.slice(0, 62),
  };
}

const side = (pack: PackHead, found: Placed | undefined, key: string): Side => {
  if (!found) return { says: "silent", why: [pack, ...pack.parents.map(need)].flatMap((one) => silences(one.id)).find((one) => one.key === key)?.why ?? null };
  const { rule, citation } = found;
  return { says: "rule", value: rule.value_text || rule.rows.map((row) => row.title).join("、"), from: rule.from, by: rule.by, citation, reading: rule.reading };
};

function diff(a: PackHead, b: PackHead) {
  const items = words().flatMap((word): Difference[] => {
    const [left, right] = [side(a, says(a, word.key), word.key), side(b, says(b, word.key), word.key)];
    const same = left.says === right.says && (left.says === "silent" || (right.says === "rule" && left.value === right.value && left.by?.word === right.by?.word));
    return same ? [] : [{ key: word.key, label: word.label, room: word.room, name: null, left, right }];
  });
  return { a, b, items };
}

const share = (rows: { state: string }[]): Share => {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return { shown: count("shown"), outside: count("outside"), pending: count("pending"), total: rows.length };
};

function coverage(query: URLSearchParams): CoveragePage {
  const all = packs.flatMap(rowsOf);
  const want = (name: string) => query.get(name) ?? "";
  const found = all.filter((row) => (!want("pack") || row.pack === want("pack")) && (!want("room") || row.room === want("room")) && (!want("state") || row.state === want("state")) && (row.id + row.title).includes(want("q")));
  const rooms = [...new Set(all.map((row) => row.room))];
  const at = Number(want("cursor") || 0);
  return {
    summary: rooms.map((room) => ({ room, ...share(all.filter((row) => row.room === room)) })),
    packs: packs.map((pack) => ({ id: pack.id, title: pack.title, ...share(all.filter((row) => row.pack === pack.id)) })),
    items: found.slice(at, at + 20),
    next: at + 20 < found.length ? String(at + 20) : null,
    unmarked,
  };
}

export const law: Route[] = [
  ["GET", /^\/law\/packs$/, () => ({ items: packs })],
  ["GET", /^\/law\/packs\/([^/]+)$/, ({ parts }) => packView(need(parts[0]))],
  ["GET", /^\/law\/packs\/([^/]+)\/articles\/(\d+)$/, ({ parts }) => {
    const pack = need(parts[0]);
    const found = articleView(pack, Number(parts[1]));
    if (!found) throw new Refused(404, "not_found", `《${pack.title}》没有第${parts[1]}条`, `可查看第${articlesOf(pack.id)[0]?.article ?? ""}条等条文`);
    return found;
  }],
  ["GET", /^\/law\/words$/, () => ({ items: packs.slice(0, 1).map((pack) => ({ title: "数源部门", means: "由法律、法规、规章定为某一类公共数据采集者的部门", citation: citeAt(pack, 3, 1) })) })],
  ["GET", /^\/law\/keys$/, () => ({ items: words() })],
  ["GET", /^\/law\/due$/, ({ query }) => due(query.get("key") ?? "", query.get("from") ?? "")],
  ["GET", /^\/law\/diff$/, ({ query }) => diff(need(query.get("a")), need(query.get("b")))],
  ["GET", /^\/law\/coverage$/, ({ query }) => coverage(query)],
];
