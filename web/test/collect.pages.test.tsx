import { configure, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { empty, openWith, refusal } from "./answer";

configure({ asyncUtilTimeout: 5_000 });
const rows = async (name: string) => within(await screen.findByRole("region", { name })).getAllByRole("row").slice(1).map((row) => row.textContent);
const names = { mzj: "市民政局" };
const citation = { pack: "guangdong-2021", pack_title: "广东省公共数据管理办法", article: 14, paragraph: 1, id: "GD-14.1", text: "《广东省公共数据管理办法》第十四条第一款" };
const listed = (...items: object[]) => ({ body: { items, citation, names } });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("what is collected", () => {
  const line = { org: "mzj", resource: "r-marriage", resource_title: "婚姻登记信息", item: "配偶姓名", element: "姓名", way: "collected", basis: null, document: null };

  it("stands with its basis, or with the word that it has none, under its article", async () => {
    openWith("/sources/collected", "minzheng", { "GET /source/collected": listed({ ...line, basis: "《婚姻登记条例》第五条" }, { ...line, item: "登记日期", way: "joint", document: "协议一号" }, { ...line, item: "住址" }) });
    expect(await rows("采集清单")).toEqual([
      "配偶姓名姓名婚姻登记信息市民政局采集《婚姻登记条例》第五条",
      "登记日期姓名婚姻登记信息市民政局协同采集协议一号",
      "住址姓名婚姻登记信息市民政局采集没有认定",
    ]);
    expect(screen.getByRole("link", { name: citation.text }).getAttribute("href")).toBe("/law/guangdong-2021/14#GD-14.1");
  });

  it("is asked for by department", async () => {
    const { asked } = openWith("/sources/collected", "minzheng", { "GET /source/collected": empty });
    expect(await screen.findByText("已发布的目录中还没有标明数据元的数据项")).toBeTruthy();
    await screen.findByRole("option", { name: "市民政局" });
    fireEvent.change(screen.getByRole("combobox", { name: "数源部门" }), { target: { value: "mzj" } });
    await screen.findByText("已发布的目录中还没有标明数据元的数据项");
    expect(asked.filter(({ url }) => url.pathname.endsWith("/source/collected")).map(({ url }) => url.searchParams.get("org"))).toEqual([null, "mzj"]);
  });

  it("tells a failure, and offers another try", async () => {
    openWith("/sources/collected", "minzheng", { "GET /source/collected": refusal(422, "不能列出") });
    expect(within(await screen.findByRole("alert")).getByRole("button", { name: "重试" })).toBeTruthy();
  });
});

describe("what is collected and not used", () => {
  const idle = { org: "mzj", org_name: "市民政局", list: "k-1", element: "家庭收入", since: "2025-01-05", ever: true };

  it("tells a last use from none since it was listed", async () => {
    openWith("/collections/unused", "minzheng", { "GET /source/unused": listed(idle, { ...idle, element: "家庭住址", ever: false }) });
    expect(await rows("久未使用的采集项")).toEqual(["家庭收入市民政局2025年1月5日", "家庭住址市民政局2025年1月5日列入以后没有使用"]);
    expect(screen.getByRole("link", { name: "家庭收入" }).getAttribute("href")).toBe("/collections/k-1");
  });

  it("has words for none, and for a failure", async () => {
    const page = openWith("/collections/unused", "minzheng", { "GET /source/unused": empty });
    expect(await screen.findByText("没有久未使用的采集项")).toBeTruthy();
    page.unmount();
    openWith("/collections/unused", "minzheng", { "GET /source/unused": refusal(403, "无权查看") });
    expect((await screen.findByRole("alert")).textContent).toContain("无权查看");
  });
});

describe("how far departments are digital", () => {
  it("counts each step of the whole, and names what is on paper", async () => {
    openWith("/digitisations/report", "shenhe", { "GET /source/digitised": listed({ org: "mzj", all: 4, digital: [3, 2, 4], planned: 1, impossible: 0, paper: [["婚姻登记信息", ["采集", "记录"]]] }) });
    expect(await rows("各部门数字化情况")).toEqual(["市民政局3/42/44/410婚姻登记信息：采集、记录"]);
  });

  it("has words where nothing is recorded", async () => {
    openWith("/digitisations/report", "shenhe", { "GET /source/digitised": empty });
    expect(await screen.findByText("还没有登记数字化情况")).toBeTruthy();
  });
});

describe("a collection list to file", () => {
  const terms = { body: { means: [["function", "履职产生", "function"], ["negotiated", "协商", "agreement"]], channels: [["system", "系统形成"]], duties: ["社会救助"], principles: [] } };
  const fill = (label: RegExp, value: string, n = 0) => fireEvent.change(screen.getAllByLabelText(label)[n] as HTMLElement, { target: { value } });

  it("asks by the way a line is come by, and sends what was said line by line", async () => {
    const { asked } = openWith("/collections/new", "minzheng", { "GET /source/terms": terms, "POST /collections": refusal(422, "没有写明必要性") });
    await screen.findByRole("option", { name: "协商" });
    expect(screen.queryByText("协议名称和文号")).toBeNull();
    fill(/^数据名称/, " 家庭收入 ");
    fill(/^所依的职责/, "社会救助");
    fill(/^获得的方式/, "negotiated");
    fireEvent.change(screen.getByText("协议名称和文号").nextElementSibling as HTMLElement, { target: { value: "协议一号" } });
    await userEvent.click(screen.getByRole("button", { name: "增加一项" }));
    expect(screen.getByRole("heading", { name: "第 2 项" })).toBeTruthy();
    fill(/^数据名称/, "住址", 1);
    await userEvent.click(screen.getByRole("button", { name: "报送审定" }));
    expect((await screen.findByRole("alert")).textContent).toContain("没有写明必要性");
    const sent = asked.find(({ method }) => method === "POST")?.body as { lines: object[] };
    expect(sent.lines).toMatchObject([{ element: "家庭收入", duty: "社会救助", origin: { by: "negotiated", agreement: "协议一号" } }, { element: "住址" }]);
  });

  it("keeps one line at least", async () => {
    openWith("/collections/new", "minzheng", { "GET /source/terms": terms });
    expect((await screen.findByRole<HTMLButtonElement>("button", { name: "删除第 1 项" })).disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "增加一项" }));
    await userEvent.click(screen.getByRole("button", { name: "删除第 2 项" }));
    expect(screen.queryByRole("heading", { name: "第 2 项" })).toBeNull();
  });
});
