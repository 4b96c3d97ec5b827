import { describe, expect, it } from "vitest";
import type { Item, Suggestion } from "@/api/types";
import { conditionsOf, conditionsText, emptyItem, stepOf, suggested } from "@/pages/catalogue/draft";

describe("conditions", () => {
  it("are read one by one, without the numbers somebody wrote, as the server counts them", () => {
    expect(conditionsOf("1.只用于办理救助事项；\n（二）不得留存\n3、 每日不超过100次。\n3.5万元以下的\n(4) 一人一查")).toEqual(["只用于办理救助事项", "", "不得留存", "每日不超过100次", "3.5万元以下的", "一人一查"]);
    expect(conditionsOf("无")).toEqual([]);
    expect(conditionsOf("")).toEqual([]);
  });
  it("stay one line each, so that the place is the number", () => {
    expect(conditionsText(["只用于救助；不得留存", "一人一查"])).toBe("只用于救助，不得留存\n一人一查");
    expect(conditionsOf(conditionsText(["甲", "", "乙"]))).toEqual(["甲", "", "乙"]);
  });
});

describe("a suggestion", () => {
  const suggestion: Suggestion = { finding: "phone", kind: { type: "text", max: 20 }, required: true, unique: false, grade: "general3", marks: ["personal"], rules: [], why: "" };
  const item = (part: Partial<Item>): Item => ({ ...emptyItem(), ...part });
  it("raises a grade and adds a mark, and never lowers one", () => {
    expect(suggested(item({}), suggestion)).toEqual({ grade: "general3", marks: ["personal"] });
    expect(suggested(item({ grade: "important" }), suggestion)).toEqual({ marks: ["personal"] });
    expect(suggested(item({ grade: "general3", marks: ["personal", "unshared"] }), suggestion)).toBeNull();
  });
});

describe("a fault", () => {
  it("leads to its step", () => {
    const at = ["secrecy", "fields.origin", "fields.origin_matter", "fields.data_form", "fields.category", "items[0].grade", "scope", "release", "fields.sharing_condition"];
    expect(at.map(stepOf)).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 3]);
  });
});
