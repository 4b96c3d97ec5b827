import { describe, expect, it } from "vitest";
import type { OrgPart, OrgView } from "@/api/types";
import { shownParts } from "@/pages/org/parts";

const carrier = { name: "carrier", title: "依托", before: "", choices: ["公共服务办", "专班"], teams: ["专班"] } as unknown as OrgPart;
const view = (kind: string): Pick<OrgView, "org" | "parts"> => ({ org: { id: "a", name: "甲", kind, region: "441900" }, parts: [carrier] });
const names = (kind: string, profile: Record<string, string>) => shownParts(view(kind), profile).map((part) => part.name);

describe("the parts of a profile", () => {
  it("ask for the people of a team, and only then", () => {
    expect(names("town", { carrier: "专班" })).toEqual(["carrier", "leader", "members"]);
    expect(names("town", { carrier: "公共服务办" })).toEqual(["carrier"]);
    expect(names("town", {})).toEqual(["carrier"]);
  });
  it("ask a government for its office", () => {
    expect(names("government", {})).toEqual(["carrier", "office"]);
  });
});
