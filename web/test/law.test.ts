import { describe, expect, it } from "vitest";
import type { CalendarDay, Difference, Me, PackHead } from "../src/api/types";
import { monthDay, weekday } from "../src/lib/format";
import { mayLoadCalendar } from "../src/lib/may";
import { citedPath, paths, provisionOf } from "../src/lib/paths";
import { kindOf as dayKind, weeks } from "../src/pages/calendar/Month";
import { lineRange, tomlOf } from "../src/pages/calendar/toml";
import { months } from "../src/pages/calendar/YearSection";
import { byRoom, countKinds } from "../src/pages/law/diff/select";
import { says } from "../src/pages/law/rooms";
import { marks } from "../src/pages/law/tags";

const citation = { pack: "guangdong-2021", pack_title: "广东省公共数据管理办法", article: 23, paragraph: 2, text: "《广东省公共数据管理办法》第二十三条第二款", id: "GD-23.2" };

describe("citations", () => {
  it("lead to their article, at their paragraph", () => {
    expect(citedPath(citation)).toBe("/law/guangdong-2021/23#GD-23.2");
    expect(citedPath({ ...citation, paragraph: null })).toBe("/law/guangdong-2021/23");
    expect(citedPath({ ...citation, pack: "" })).toBeNull();
    expect(paths.due({ key: "sharing.reply", from: "2026-03-02" })).toBe("/law/due?key=sharing.reply&from=2026-03-02");
  });

  it("are understood from an id alone, where the law is known", () => {
    const packs = [{ id: "guangdong-2021", prefix: "GD" }];
    expect(provisionOf("GD-23.2b", packs)).toEqual({ pack: "guangdong-2021", article: "23", provision: "GD-23.2" });
    expect(provisionOf("GD-3.1.2", packs)).toEqual({ pack: "guangdong-2021", article: "3", provision: "GD-3.1.2" });
    expect(provisionOf("XX-1.1", packs)).toBeNull();
    expect(provisionOf("nonsense", packs)).toBeNull();
  });
});

describe("a law's marks", () => {
  const head = (more: Partial<PackHead>) => ({ status: "in_force", days_left: null, expiring: false, undated: false, excerpt: false, ...more }) as PackHead;
  it.each([
    [{}, ["in_force"]],
    [{ status: "draft" as const, undated: true }, ["draft"]],
    [{ undated: true }, ["undated"]],
    [{ days_left: 90, expiring: true }, ["in_force", "expiring"]],
    [{ days_left: -1, expiring: true, excerpt: true }, ["expired", "excerpt"]],
  ])("of %o are %o", (more, expected) => expect(marks(head(more))).toEqual(expected));
});

describe("differences", () => {
  const rule = (value: string) => ({ says: "rule" as const, value, from: null, by: null, citation, reading: null });
  const silent = { says: "silent" as const, why: "没有写天数" };
  const item = (key: string, room: string, left: Difference["left"], right: Difference["right"]): Difference => ({ key, label: key, room, name: null, left, right });
  const items = [item("sharing.reply", "sharing", rule("5个工作日"), rule("3个工作日")), item("correction.reply", "correction", silent, rule("3个工作日")), item("sharing.offline", "sharing", rule("是"), silent)];

  it("are counted by who speaks, grouped by room and filtered", () => {
    expect(countKinds(items)).toEqual({ both: 1, left: 1, right: 1 });
    expect(byRoom(items, { room: "", kind: "", q: "" }).map(([room, found]) => [room, found.length])).toEqual([["sharing", 2], ["correction", 1]]);
    expect(byRoom(items, { room: "", kind: "right", q: "" }).map(([room]) => room)).toEqual(["correction"]);
    expect(byRoom(items, { room: "", kind: "", q: "天数" }).flatMap(([, found]) => found.map((one) => one.key))).toEqual(["correction.reply", "sharing.offline"]);
    expect(byRoom(items, { room: "sharing", kind: "", q: "5个" })).toHaveLength(1);
  });

  it("are found when every word stands somewhere", () => {
    expect(says("共享 23", ["第二十三条", "23", "共享的申请"])).toBe(true);
    expect(says("共享 24", ["23", "共享的申请"])).toBe(false);
    expect(says("", [])).toBe(true);
  });
});

describe("the calendar", () => {
  const day = (date: string, works: boolean, name: string | null = null): CalendarDay => ({ date, works, name });

  it("lays days into weeks from Monday", () => {
    expect(["2026-03-02", "2026-03-08"].map(weekday)).toEqual([0, 6]);
    const rows = weeks([day("2026-02-01", false), day("2026-02-02", true)]);
    expect(rows.map((row) => row.map((one) => one?.date ?? ""))).toEqual([["", "", "", "", "", "", "2026-02-01"], ["2026-02-02"]]);
    expect(months([day("2026-01-31", false), day("2026-02-01", false)]).map(([month]) => month)).toEqual(["01", "02"]);
    expect(monthDay("2026-02-14")).toBe("2月14日");
  });

  it("tells holidays, days worked instead and weekends apart", () => {
    expect([day("2026-02-16", false, "春节"), day("2026-02-14", true, "春节"), day("2026-03-07", false), day("2026-03-02", true)].map(dayKind)).toEqual(["off", "on", "weekend", ""]);
  });

  it("writes a year as the file the server reads, and finds its lines", () => {
    const text = tomlOf({ year: 2027, notices: [{ id: "2027", title: "通知", number: null }], holidays: [{ name: "元旦", notice: "2027", from: "2027-01-01", to: "2027-01-03", work: ["2027-01-09"] }] });
    expect(text).toBe('year = 2027\n\n[[notice]]\nid     = "2027"\ntitle  = "通知"\n\n[[holiday]]\nname   = "元旦"\nnotice = "2027"\nfrom   = "2027-01-01"\nto     = "2027-01-03"\nwork   = ["2027-01-09"]\n');
    const [from, to] = lineRange(text, 10);
    expect(text.slice(from, to)).toBe('from   = "2027-01-01"');
  });

  it("is offered for loading to the authority's reviewer, or to whom the server says", () => {
    const me = (kind: string, roles: string[], may?: string[]) => ({ org: { kind }, person: { roles }, ...(may ? { may } : {}) }) as Me;
    expect(mayLoadCalendar(me("authority", ["reviewer"]))).toBe(true);
    expect(mayLoadCalendar(me("department", ["reviewer"]))).toBe(false);
    expect(mayLoadCalendar(me("authority", ["auditor"]))).toBe(false);
    expect(mayLoadCalendar(me("authority", ["reviewer"], []))).toBe(false);
  });
});
