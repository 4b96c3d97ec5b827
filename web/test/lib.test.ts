import { describe, expect, it } from "vitest";
import { itemsFromHeader, stepOf } from "../src/pages/catalogue/draft";
import { day, moment, short } from "../src/lib/format";
import { casePath, paths } from "../src/lib/paths";
import { exampleOf } from "../src/pages/sharing/call/curl";
import { address, problemOf } from "../src/api/client";

describe("paths", () => {
  it("carry filters and escape identifiers", () => {
    expect(paths.catalogue({ q: "户籍", state: "" })).toBe("/catalogue?q=%E6%88%B7%E7%B1%8D");
    expect(paths.resource("a/b")).toBe("/catalogue/a%2Fb");
    expect(casePath({ room: "sharing", id: "q-1" })).toBe("/sharing/q-1");
    expect(casePath({ room: "org", id: "x" })).toBe("/orgs/x");
    expect(casePath({ room: "person", id: "x" })).toBeNull();
    expect(casePath({ room: "notice", id: "x-1:gaj" })).toBe("/notices/x-1%3Agaj");
    expect(paths.openMatter("correction", "r-1")).toBe("/corrections/new?resource=r-1");
  });
});

describe("dates and numbers", () => {
  it("are written as sent, in words", () => {
    expect(day("2026-03-09")).toBe("2026年3月9日");
    expect(moment("2026-03-02T09:05:00+08:00")).toBe("2026年3月2日 09:05");
    expect(day(null)).toBe("");
    expect(short(1_284_530)).toBe("128.5万");
  });
});

describe("pasted headers", () => {
  it("become items, with names a machine accepts and no name twice", () => {
    const items = itemsFromHeader("身份号码\tName\t姓名\tname", []);
    expect(items.map(({ title }) => title)).toEqual(["身份号码", "Name", "姓名", "name"]);
    expect(items.map(({ name }) => name)).toEqual(["item_1", "name", "item_2", "item_3"]);
    expect(items.every(({ grade }) => grade === null)).toBe(true);
  });
});

describe("places at fault", () => {
  it("lead to the step that holds them", () => {
    expect(["title", "fields.collector", "items[2].name", "fields.sharing_condition", "basis"].map(stepOf)).toEqual([0, 1, 2, 3, 3]);
  });
});

describe("the client", () => {
  it("leaves empty filters out and understands answers that are not problem+json", () => {
    expect(address("/catalogue", { q: "", mine: true, cursor: undefined })).toBe("/api/v1/catalogue?mine=true");
    expect(problemOf(0, "").code).toBe("network");
    expect(problemOf(502, "<html>").code).toBe("server");
    expect(problemOf(422, '{"detail":"须有法定依据","code":"x","title":"不予受理"}')).toMatchObject({ status: 422, code: "x" });
  });
});

describe("the example of a call", () => {
  it("names key, purpose and granted items", () => {
    const grant = { id: "g", items: [{ item: "name" }], purpose: "it's", mode: "api" };
    const text = exampleOf({ grant, contract: { items: [{ name: "id", key: true }] }, path: "/gw/v1/grants/g/rows" } as never);
    expect(text).toContain("--data-urlencode 'id=…'");
    expect(text).toContain(String.raw`'purpose=it'\''s'`);
    expect(text).toContain("'items=name'");
  });
});
