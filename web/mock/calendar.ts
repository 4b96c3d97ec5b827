import type { Calendar, CalendarYear, Fault, Move, YearCheck } from "../src/api/types";
import type { Route } from "./handle.ts";
import { daysOf, yearOf, years } from "./law/days.ts";
import { cite, hidden, nameOf, record, Refused, world, type Person } from "./world.ts";

const missing = () => years.reduce((most, one) => Math.max(most, one.year), 0) + 1;
const waiting = [
  { id: "q-1", key: "sharing.deliver", label: "完成共享：户籍登记信息", owner: "gaj", due: "2027-01-05", after: "2027-01-06" },
  { id: "q-2", key: "sharing.reply", label: "答复共享申请：出生医学证明信息", owner: "wjj", due: "2027-01-04", after: "2027-01-05" },
];
const open = () => (yearOf(2027) ? [] : waiting);

function calendar(): Calendar {
  const year = missing();
  const items = open().map((one) => ({ case: { room: "sharing", id: one.id }, key: one.key, label: one.label, owner_name: nameOf(one.owner), due: one.due, citation: cite("sharing.reply") as NonNullable<ReturnType<typeof cite>> }));
  return { years, missing: { year, since: `${year - 1}-12-01`, alarm: world.today >= `${year - 1}-12-01` }, provisional: { count: items.length, items } };
}

/** Reads as much of a year's TOML as the mock needs. */
function read(text: string): { year: Pick<CalendarYear, "year" | "notices" | "holidays">; faults: Fault[] } {
  const year = { year: Number(/^year\s*=\s*(\d{4})/m.exec(text)?.[1] ?? 0), notices: [] as CalendarYear["notices"], holidays: [] as CalendarYear["holidays"] };
  const faults: Fault[] = [];
  const wrong = (line: number, what: string, remedy: string) => faults.push({ place: `line:${line}`, message: `第${line}行：${what}。改法：${remedy}` });
  if (!year.year) wrong(1, "没有写明年份", "在第一行写 year = 2027");
  let into: Record<string, unknown> = {};
  text.split("\n").forEach((line, n) => {
    if (line.startsWith("[[notice]]")) year.notices.push((into = { number: null }) as never);
    else if (line.startsWith("[[holiday]]")) year.holidays.push((into = { work: [] }) as never);
    const [, name = "", value = ""] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? [];
    if (!name || name === "year") return;
    into[name] = value.startsWith("[") ? [...value.matchAll(/"([^"]*)"/g)].map(([, day]) => day) : value.replaceAll('"', "").trim();
    if (/^(from|to)$/.test(name) && !/^"\d{4}-\d{2}-\d{2}"$/.test(value.trim())) wrong(n + 1, `${value.trim()} 不是日期`, "写成 2027-01-01，外加引号");
  });
  if (year.holidays.length === 0) wrong(1, "没有一个假期", "照国务院办公厅的通知写全 [[holiday]]");
  return { year, faults };
}

function check(text: string): YearCheck {
  const { year, faults } = read(text);
  if (faults.length > 0) throw new Refused(422, "input", faults.map((fault) => fault.message).join("；"), "请按提示更正后重试", undefined, faults);
  const known = yearOf(year.year);
  const days = daysOf(year);
  const moves = (year.year === 2027 ? open() : []).map((one): Move => ({ case: { room: "sharing", id: one.id }, label: one.label, owner_name: nameOf(one.owner), before: one.due, after: one.after }));
  return { year: year.year, known: Boolean(known), same: JSON.stringify(known?.holidays) === JSON.stringify(year.holidays), days_off: days.filter((day) => !day.works && day.name).length, days_on: days.filter((day) => day.works && day.name).length, moves };
}

function load(who: Person, text: string, replace: boolean) {
  if (!who.roles.includes("reviewer")) throw new Refused(403, "role", "此项操作由公共数据主管部门审核员办理", "请使用具有相应职责的账号");
  const found = check(text);
  const before = yearOf(found.year);
  if (before && !replace) throw new Refused(409, "calendar.known", `${found.year} 年已加载，且放假安排不同`, "确属更正的，请再次确认");
  if (before) years.splice(years.indexOf(before), 1);
  years.push({ ...read(text).year, source: "recorded", recorded_at: world.today, by: who.name });
  years.sort((a, b) => a.year - b.year);
  const act = record(who, "calendar.loaded", "加载工作日历", "calendar", String(found.year));
  return { year: found.year, act: act.index };
}

export const calendarRoutes: Route[] = [
  ["GET", /^\/calendar$/, calendar],
  ["GET", /^\/calendar\/(\d+)$/, ({ parts }) => {
    const found = yearOf(Number(parts[0]));
    if (!found) throw hidden();
    return daysOf(found);
  }],
  ["POST", /^\/calendar\/check$/, ({ body }) => check(String(body.text))],
  ["POST", /^\/calendar$/, ({ who, body }) => load(who, String(body.text), body.replace === true)],
];
