import { configure, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { Me } from "../src/api/types";
import { seesGrading, seesStanding } from "../src/lib/may";
import { empty, openWith, refusal } from "./answer";
import { open } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const rows = async (name: string) => within(await screen.findByRole("region", { name })).getAllByRole("row").slice(1).map((row) => row.textContent);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("who sees how entries stand", () => {
  const me = (kind: string, ...roles: string[]) => ({ org: { id: "o", kind }, person: { roles } }) as unknown as Me;
  it("is an officer of the catalogue; grading is for the authorities, also of a county", () => {
    expect([seesStanding(me("department", "data_officer")), seesStanding(me("operator", "maintainer"))]).toEqual([true, false]);
    expect([seesGrading(me("authority", "auditor")), seesGrading(me("local_authority", "reviewer"))]).toEqual([true, true]);
    expect([seesGrading(me("department", "reviewer")), seesGrading(me("authority", "data_officer"))]).toEqual([false, false]);
  });
});

describe("entries due for another look", () => {
  it("show a department its own, each kind under its article", async () => {
    open("/catalogue", "minzheng");
    await userEvent.click(await screen.findByRole("tab", { name: "复核与统计" }));
    expect(await rows("共享类型待更新")).toEqual(["婚姻登记信息市民政局有条件共享2025年2月6日自 2026年2月6日 起"]);
    expect(await screen.findByText("没有需要评估的有条件共享目录")).toBeTruthy();
    const cited = screen.getByRole("link", { name: /第二十五条第一款/ });
    expect(cited.getAttribute("href")).toBe("/law/shuangyashan-2026/25#SYS-25.1");
    expect(screen.queryByRole("tab", { name: "分级进展" })).toBeNull();
    expect(screen.queryByRole("combobox", { name: "部门" })).toBeNull();
  });

  it("can be seen by department where all are", async () => {
    open("/catalogue/due", "shenhe");
    expect(await rows("共享类型待更新")).toHaveLength(2);
    await screen.findByRole("option", { name: "市民政局" });
    fireEvent.change(screen.getByRole("combobox", { name: "部门" }), { target: { value: "mzj" } });
    expect(await rows("共享类型待更新")).toHaveLength(1);
  });

  it("list what is behind the guide in force, with what it lacks", async () => {
    open("/catalogue/due", "shenhe");
    expect((await rows("待按现行指南补充"))[0]).toContain("目录缺少：保存期限");
    expect(screen.getByText("目录继续有效，下次修改时须补齐。")).toBeTruthy();
    openWith("/catalogue/due", "minzheng", { "GET /catalogue/outdated": empty });
    expect(await screen.findByText("没有需要按现行指南补充的目录")).toBeTruthy();
  });

  it("say that the law is silent, which isn't that nothing is due", async () => {
    openWith("/catalogue/due", "minzheng", { "GET /catalogue/due": empty });
    expect(await screen.findByText("所适用的法规没有规定定期更新共享类型")).toBeTruthy();
    expect(screen.getByText("所适用的法规没有规定定期评估有条件共享的数据")).toBeTruthy();
  });

  it("show a failure as the server words it", async () => {
    openWith("/catalogue/due", "minzheng", { "GET /catalogue/due": refusal(403, "此项由数据专员查看") });
    await waitFor(() => expect(screen.getAllByText("不予受理：此项由数据专员查看")).toHaveLength(2));
  });
});

describe("the progress of grading", () => {
  it("counts by department, and can be of those that aren't done", async () => {
    open("/catalogue/due", "shenhe");
    await userEvent.click(await screen.findByRole("tab", { name: "分级进展" }));
    expect(await screen.findByText("56 条中的 40 条，71.4%")).toBeTruthy();
    expect(await screen.findByText("4 个中的 1 个")).toBeTruthy();
    expect(await screen.findByText("东城街道")).toBeTruthy();
    expect((await rows("分级进展")).slice(0, 2)).toEqual(["市公安局本级1818—100.0%", "市民政局本级129375.0%"]);
    await userEvent.click(screen.getByRole("checkbox", { name: "只看没有完成的" }));
    expect(await rows("分级进展")).toHaveLength(3);
  });

  it("is refused to a department, which isn't offered it", async () => {
    open("/catalogue/grading", "minzheng");
    expect((await screen.findByRole("alert")).textContent).toContain("此项操作由公共数据主管部门办理");
    expect(screen.queryByRole("tab", { name: "分级进展" })).toBeNull();
  });

  it("has words for a region without entries, for all done, and for a law that is silent", async () => {
    const page = openWith("/catalogue/grading", "shenhe", { "GET /catalogue/grading": empty });
    expect(await screen.findByText("本行政区域的部门还没有目录")).toBeTruthy();
    page.unmount();
    const done = { org: "a", org_name: "甲", region: "441900", total: 2, graded: 2, line: "" };
    openWith("/catalogue/grading?open=true", "shenhe", { "GET /catalogue/grading": { body: { items: [done], citation: null } } });
    expect(await screen.findByText("各部门的目录都已分级")).toBeTruthy();
    expect(screen.getByText("所适用的法规没有规定由本级推进分类分级，以下供查看。")).toBeTruthy();
  });
});
