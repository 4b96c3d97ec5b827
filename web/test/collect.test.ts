import { describe, expect, it } from "vitest";
import { paths, plural } from "../src/lib/paths";
import { codesOf, registeredOf } from "../src/pages/source/collect/fields";
import { emptyLine, filedOf } from "../src/pages/source/collect/lines";
import { structureOf } from "../src/pages/source/collect/StructureField";

describe("a collection list", () => {
  it("says nothing of what is empty, and drops lines without an element", () => {
    const line = { ...emptyLine, element: " 家庭收入 ", duty: "社会救助", origin: { by: "negotiated", agreement: "协议", until: "" } };
    expect(filedOf({ spec: "规范", lines: [line, emptyLine] })).toEqual({
      spec: "规范",
      lines: [{ element: "家庭收入", duty: "社会救助", origin: { by: "negotiated", agreement: "协议" }, channel: {} }],
    });
  });
});

describe("a collection form", () => {
  it("parts the values of a field and takes its title for its element where that isn't said", () => {
    expect(codesOf("01、02 03,04\n05")).toEqual(["01", "02", "03", "04", "05"]);
    const field = { title: "收入", element: "", kind: { type: "integer" as const }, codes: "", standard: "", version: "", prefilled: false };
    const body = registeredOf({ title: "表", affair: "低保", step: "2", spec: "", fields: [field, { ...field, title: "" }] });
    expect(body.step).toBe(2);
    expect(body.fields).toEqual([{ ...field, element: "收入", codes: [] }]);
  });
});

describe("digitisation", () => {
  it("sends no day where none was picked", () => {
    expect(structureOf({ kind: "planned", by: "" })).toEqual({ kind: "planned", by: null });
    expect(structureOf({ kind: "structured" })).toEqual({ kind: "structured" });
  });
});

describe("the rooms of collection", () => {
  it("stand under their names in the plural", () => {
    expect([plural("duties"), plural("form")]).toEqual(["duties", "forms"]);
    expect(paths.matter("duties", "a b")).toBe("/duties/a%20b");
  });
});
