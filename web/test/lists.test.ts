import { describe, expect, it } from "vitest";
import i18n from "../src/i18n";
import { listings, registerForms, registrations, rounds } from "../src/pages/catalogue/desks/desks";
import { rulesets } from "../src/pages/catalogue/rules/desk";
import { changed, readFields, share, statedLines } from "../src/pages/catalogue/whole/words";

describe("the catalogue as a whole", () => {
  it.each([listings, rounds, registrations, registerForms, rulesets])("has the words of a room: $room", ({ room, states, actions }) => {
    const asked = ["title", "lead", "case", "between", "about", "opener", "opposite", "since", ...actions.flatMap(({ verb }) => ["do", "lead_of", "send", "done"].map((part) => `${part}.${verb}`))];
    const missing = [...asked.map((key) => `${room}:${key}`), ...states.map((one) => `common:state.${room}.${one}`)].filter((key) => !i18n.exists(key));
    expect(missing).toEqual([]);
  });

  it("tells a difference by what was there before and after", () => {
    const say = changed(i18n.getFixedT("zh-CN", "lists"));
    expect(say({ place: "items.a", title: "甲", after: "甲" })).toBe("增加甲");
    expect(say({ place: "items.a", title: "甲", before: "甲" })).toBe("删去甲");
    expect(say({ place: "title", title: "名称", before: "甲", after: "乙" })).toBe("名称：甲 → 乙");
  });

  it("gives a share with one decimal, and none of nothing", () => {
    expect([share(640, 1000), share(2, 3), share(0, 0)]).toEqual(["64.0%", "66.7%", null]);
  });

  it("reads the fields of a form and points at the lines that are none", () => {
    expect(readFields("资源名称=resource_name\n\n 频率 = update_frequency \n")).toEqual({
      fields: [
        { title: "资源名称", name: "resource_name" },
        { title: "频率", name: "update_frequency" },
      ],
      wrong: [],
    });
    expect(readFields("资源名称\na=b=c\n=x").wrong).toEqual([1, 2, 3]);
  });

  it("states the department of a line only where it is asked for", () => {
    const chosen = [{ resource: "r", org: "o" }];
    expect(statedLines(chosen, true)).toEqual([{ resource: "r", responsible: "o" }]);
    expect(statedLines(chosen, false)).toEqual([{ resource: "r" }]);
  });
});
