import { configure, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { moved, signed, totals, turns } from "../src/pages/catalogue/standing/spread";
import { empty, openWith, refusal } from "./answer";
import { open } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const rows = async (name: string) => within(await screen.findByRole("region", { name })).getAllByRole("row").slice(1).map((row) => row.textContent);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("the spread of sharing types", () => {
  const spread = [
    { org: "a", org_name: "甲", total: 3, types: [["无条件共享", 1], ["有条件共享", 2]] as [string, number][], line: "" },
    { org: "b", org_name: "乙", total: 1, types: [["无条件共享", 1], ["有条件共享", 0]] as [string, number][], line: "" },
  ];
  const then = [{ org: "a", share_type: "无条件共享" }, { org: "a", share_type: "无条件共享" }] as never;

  it("adds up in the law's order, and tells what was gained and lost since", () => {
    expect(totals(spread)).toEqual([["无条件共享", 2], ["有条件共享", 2]]);
    expect(totals([])).toEqual([]);
    expect([moved(1, "无条件共享", then, "a"), moved(1, "无条件共享", then, "b"), moved(2, "有条件共享", then)].map(signed)).toEqual(["-1", "+1", "+2"]);
    expect(signed(0)).toBe("");
  });

  it("takes for a turn only a change of the type", () => {
    const editions = [{ id: "1", changes: [{ place: "title", before: "甲", after: "乙" }] }, { id: "2", changes: [{ place: "fields.sharing_type", before: "不予共享", after: "有条件共享" }] }, { id: "3" }] as never;
    expect(turns(editions).map(({ edition, before, after }) => [edition.id, before, after])).toEqual([["2", "不予共享", "有条件共享"]]);
  });

  it("stands beside a past day where one was picked, and beside the changes", async () => {
    open("/catalogue/types", "shenhe");
    expect((await rows("共享类型分布"))[0]).toBe("市民政局10（0.0%） 1（100.0%） 0（0.0%） ");
    expect(await rows("共享类型的变更")).toEqual(["婚姻登记信息市民政局无条件共享有条件共享2026年2月6日 10:00", "户籍登记信息市公安局不予共享有条件共享2026年1月12日 10:00"]);
    fireEvent.change(screen.getByLabelText("与过去的一天比较"), { target: { value: "2026-01-20" } });
    expect(await screen.findByText(/较当日 \+2/)).toBeTruthy();
    expect((await rows("共享类型分布"))[0]).toContain("1（100.0%） +1");
    await userEvent.click(screen.getByRole("link", { name: "不作比较" }));
    expect(screen.queryByText(/较当日/)).toBeNull();
  });

  it("has words where nothing is published or changed, and for a failure", async () => {
    const page = openWith("/catalogue/types", "minzheng", { "GET /catalogue/types": empty, "GET /catalogue/versions": empty });
    expect(await screen.findByText("还没有已发布的目录")).toBeTruthy();
    expect(await screen.findByText("没有变更过共享类型的目录")).toBeTruthy();
    page.unmount();
    openWith("/catalogue/types", "minzheng", { "GET /catalogue/types": refusal(422, "不能统计") });
    expect((await screen.findByRole("alert")).textContent).toContain("不能统计");
  });
});
