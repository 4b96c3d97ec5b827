import { configure, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { readClasses, readFields } from "../src/pages/catalogue/rules/words";
import { empty, openWith, refusal } from "./answer";
import { open } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const table = async (name: string) => within(await screen.findByRole("region", { name })).getAllByRole("row").slice(1).map((row) => row.textContent);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("lines of a rule set", () => {
  it("say a name, a short name and whether it is required", () => {
    expect(readFields("资源名称=resource_name=必填\n\n备注 = remark", "必填").rows).toEqual([
      { title: "资源名称", name: "resource_name", required: true },
      { title: "备注", name: "remark", required: false },
    ]);
    expect(readFields("资源名称\n甲=a=也许\na=b=c=d", "必填").wrong).toEqual([1, 2, 3]);
  });

  it("say a class, its code and its lowest grade", () => {
    const gradeOf = (title: string) => (title === "一般3级" ? ("general3" as const) : undefined);
    expect(readClasses("人口=A=一般3级\n企业=B", gradeOf).rows).toEqual([
      { title: "人口", code: "A", least: "general3" },
      { title: "企业", code: "B", least: null },
    ]);
    expect(readClasses("人口=A=九级", gradeOf).wrong).toEqual([1]);
  });
});

describe("rule sets", () => {
  it("are listed in all versions, and show their fields by number", async () => {
    open("/rulesets", "minzheng");
    await userEvent.click(await screen.findByRole("link", { name: /全省编目指南/ }));
    expect(await table("编目内容")).toEqual(["1资源名称 resource_name必填", "2主要用途 main_use选填"]);
    expect(screen.getByText("省政务服务和数据管理局")).toBeTruthy();
  });

  it("show the lowest grade of each class and who has yet to agree", async () => {
    open("/rulesets/rs-draft", "minzheng");
    expect(await table("类别")).toEqual(["A01人口一般 3 级", "B01企业不设"]);
    expect((await table("会同制定")).map((row) => row?.includes("尚未会签"))).toEqual([true, false]);
    expect(screen.queryByRole("button", { name: "施行" })).toBeNull();
  });

  it("are drawn up line by line, and a refusal stands at its field", async () => {
    const faults = [{ place: "issued_by", message: "请填写发布机关" }];
    const refused = refusal(422, "没有写明发布机关");
    const { asked } = openWith("/rulesets/new", "shenhe", { "POST /rulesets": { ...refused, body: { ...refused.body, faults } } });
    await userEvent.type(await screen.findByRole("textbox", { name: /名称/ }), "省编目指南");
    await userEvent.type(screen.getByRole("textbox", { name: /版本或者文号/ }), "一");
    await userEvent.type(screen.getByRole("textbox", { name: /编目内容/ }), "主要用途=main_use=必填");
    await userEvent.click(screen.getByRole("button", { name: "保存为拟定中" }));
    expect((await screen.findAllByText("请填写发布机关")).length).toBeGreaterThan(0);
    const sent = asked.find((one) => one.method === "POST")?.body;
    expect(sent).toEqual({ kind: "guide", title: "省编目指南", edition: "一", issued_by: "", fields: [{ title: "主要用途", name: "main_use", required: true }], classes: [], signers: [] });
  });

  it("point at a line that can't be read before anything is sent", async () => {
    const { asked } = openWith("/rulesets/new", "minzheng", {});
    await userEvent.type(await screen.findByRole("textbox", { name: /类别/ }), "人口");
    await userEvent.click(screen.getByRole("button", { name: "保存为拟定中" }));
    expect((await screen.findAllByText(/类别第 1 行应写作/)).length).toBeGreaterThan(0);
    expect(asked.some((one) => one.method === "POST")).toBe(false);
  });

  it("record the agreement of an authority by its document", async () => {
    const { asked } = openWith("/rulesets/rs-draft", "shenhe", {});
    await userEvent.type(await screen.findByRole("textbox", { name: /会签文件的名称和文号/ }), "复函〔2026〕1号");
    await userEvent.click(screen.getByRole("button", { name: "登记会签" }));
    await waitFor(() => expect(asked.find((one) => one.url.pathname.endsWith("/sign"))?.body).toEqual({ body: "网信", opinion: "复函〔2026〕1号" }));
  });
});

describe("grading anew", () => {
  it("lists what waits and for how long", async () => {
    open("/catalogue/regrading", "shenhe");
    expect((await table("待重新定级的资源"))[0]).toContain("《全市分类分级标准》（甲版）已施行没有按规则定级7 天");
  });

  it("says so where nothing waits, and where the list can't be had", async () => {
    openWith("/catalogue/regrading", "shenhe", { "GET /catalogue/regrading": empty });
    expect(await screen.findByText("没有待重新定级的资源")).toBeTruthy();
    openWith("/catalogue/regrading", "shenhe", { "GET /catalogue/regrading": refusal(500, "服务暂时不可用") });
    expect((await screen.findAllByText(/服务暂时不可用/)).length).toBeGreaterThan(0);
  });

  it("shows the authority which departments have no rules of their own", async () => {
    open("/catalogue/grading", "shenhe");
    expect(await table("部门细则")).toEqual(["市民政局没有现行的分类分级细则"]);
  });
});

describe("matters before the government", () => {
  it("are listed with the question, what was proposed, and how long they wait", async () => {
    open("/disputes/escalated", "shenhe");
    expect((await table("待决定（1 件）"))[0]).toContain("救助核对须用户籍数据每日提供一次倾向于共享");
    expect(screen.getByText("还没有由政府决定的事项")).toBeTruthy();
  });
});
