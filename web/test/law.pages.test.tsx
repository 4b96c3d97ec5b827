import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Unmarked } from "../src/pages/law/coverage/Unmarked";
import { open, show } from "./render";

const h1 = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const sayYear = (text: string) => userEvent.click(screen.getByRole("button", { name: text }));

describe("the law", () => {
  it("lists what binds apart from what is only simulated, and warns of what runs out", async () => {
    open("/law", "minzheng");
    const binding = (await screen.findByRole("heading", { level: 2, name: "适用" })).closest("section") as HTMLElement;
    expect(within(binding).getByRole("link", { name: "《广东省公共数据管理办法》" }).getAttribute("href")).toBe("/law/guangdong-2021");
    expect(screen.getByText("施行日期待补", { selector: ".tag" })).toBeTruthy();
    expect(screen.getByText(/还有 90 天到期（2026年5月31日）/)).toBeTruthy();
    expect(screen.getByText(/已于 2025年12月31日 到期/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "法规一览" }).getAttribute("aria-current")).toBe("page");
  });

  it("has the words the law defines at hand, each with its article", async () => {
    open("/law", "minzheng");
    const words = (await screen.findByRole("heading", { level: 2, name: "用语含义" })).closest("section") as HTMLElement;
    const row = (await within(words).findByText("数源部门")).closest("tr") as HTMLElement;
    expect(row.textContent).toContain("采集者的部门");
    expect(row.textContent).toContain("第三条");
  });

  it("finds an article by number and by word, also in what the law is silent on", async () => {
    open("/law/guangdong-2021", "minzheng");
    const search = await screen.findByLabelText("按条号或者关键词查找");
    await userEvent.type(search, "23");
    expect(screen.getByRole("link", { name: /第二十三条/ }).getAttribute("href")).toBe("/law/guangdong-2021/23");
    expect(screen.queryByRole("link", { name: /第十条/ })).toBeNull();
    await userEvent.clear(search);
    await userEvent.type(search, "管运分离");
    expect(await screen.findByText("没有相符的条文")).toBeTruthy();
    expect(screen.getByText("全文没有规定运营机构与管理权限分离")).toBeTruthy();
  });

  it("names what binds in place of a laxer rule", async () => {
    open("/law/example-2024", "minzheng");
    const panel = (await screen.findByRole("heading", { name: /下位宽于上位，不适用（1）/ })).closest("section") as HTMLElement;
    expect(panel.textContent).toContain("10个工作日");
    expect(panel.textContent).toContain("《广东省公共数据管理办法》第二十三条第二款");
  });

  it("reads an article paragraph by paragraph, to the case that shows it", async () => {
    open("/law/guangdong-2021/23", "minzheng");
    await h1("第二十三条 共享的申请、答复、提供与核实比对");
    const card = screen.getByRole("heading", { name: "答复期限" }).closest("li") as HTMLElement;
    for (const words of ["5个工作日", "收到共享请求", "数源部门", "自次日起算", "2026年11月21日"]) expect(card.textContent).toContain(words);
    expect(within(card).getByRole("link", { name: "计算期限" }).getAttribute("href")).toBe("/law/due?key=sharing.reply");
    expect(screen.getAllByText("尚无功能读取").length).toBeGreaterThan(0);
    expect(screen.getAllByText(/refuse_by_|rule\.case/).length).toBeGreaterThan(0);
    expect(screen.getByRole("link", { name: "逾期 1" }).getAttribute("href")).toBe("/inbox?tab=todo");
    await userEvent.click(screen.getAllByRole("link", { name: "下一条" })[0] as HTMLElement);
    await h1(/^第二十四条/);
  });

  it("says where attached words differ from the fingerprint, and where an article is not", async () => {
    open("/law/example-2024/1", "minzheng");
    expect(await screen.findByText("与登记的指纹不符")).toBeTruthy();
    expect(screen.getAllByText("官方文字")).toHaveLength(2);
  });

  it("has words for an article that is not there", async () => {
    open("/law/guangdong-2021/99", "minzheng");
    expect((await screen.findByRole("alert")).textContent).toContain("没有第99条");
  });

  it("compares two laws, silence included", async () => {
    open("/law/diff?a=guangdong-2021&b=jiangmen-2019", "minzheng");
    const row = (await screen.findByText("correction.reply")).closest("tr") as HTMLElement;
    expect(row.textContent).toContain("未规定");
    expect(row.textContent).toContain("3个工作日");
    await userEvent.selectOptions(screen.getByLabelText("乙法"), "guangdong-2021");
    expect(await screen.findByText("请选择两部不同的法规")).toBeTruthy();
  });

  it("calculates a due date with its article and every day counted", async () => {
    open("/law/due?key=sharing.reply&from=2026-02-11", "minzheng");
    const answer = (await screen.findByText("2026年2月25日", { selector: "strong" })).closest("div") as HTMLElement;
    expect(answer.textContent).toContain("当日 24 时前办结");
    expect(screen.getByText("第 5 个工作日")).toBeTruthy();
    expect(screen.getAllByText("春节")).toHaveLength(9);
    await userEvent.click(screen.getByRole("radio", { name: "核实比对的配合" }));
    expect(await screen.findByText("及时办理")).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "校核答复期限" }));
    expect((await screen.findByRole("alert")).textContent).toContain("适用的法规没有“校核答复期限”的规定");
  });

  it("shows what is covered; a number is a filter", async () => {
    open("/law/coverage", "minzheng");
    await userEvent.click(await screen.findByRole("button", { name: "只看共享待显示的 4 项" }));
    const list = screen.getByRole("region", { name: "义务清单" });
    await waitFor(() => expect(within(list).getAllByRole("row")).toHaveLength(5));
    expect(within(list).getByRole("link", { name: "GD-23.3" }).getAttribute("href")).toBe("/law/guangdong-2021/23#GD-23.3");
    expect((screen.getByLabelText("状态") as HTMLSelectElement).value).toBe("pending");
  });
});

it("no paragraph unmarked is good news", () => {
  show(<Unmarked ids={[]} />);
  expect(screen.getByText(/所有款项都已标注/)).toBeTruthy();
});

describe("the calendar", () => {
  it("marks days off and days worked instead with a letter", async () => {
    open("/calendar", "minzheng");
    const month = await screen.findByRole("table", { name: "2月" });
    expect(within(month).getAllByText("休")).toHaveLength(9);
    expect(within(month).getAllByText("班")).toHaveLength(2);
    expect(screen.getByText(/2027 年的放假安排尚未加载/)).toBeTruthy();
    expect(screen.queryByLabelText("年份文件（TOML）")).toBeNull();
  });

  it("is loaded by the reviewer: checked with lines at fault, then with what moves, then recorded", async () => {
    open("/calendar", "shenhe");
    await screen.findByLabelText("年份文件（TOML）");
    await sayYear("填入空白样式");
    await sayYear("核对");
    expect((await screen.findByRole("alert")).textContent).toContain("第10行");
    await userEvent.click(screen.getByRole("button", { name: /第10行/ }));
    expect((document.activeElement as HTMLTextAreaElement).selectionStart).toBeGreaterThan(0);
    await sayYear("以 2026 年为底稿");
    const area = screen.getByLabelText("年份文件（TOML）") as HTMLTextAreaElement;
    const text = area.value.replaceAll("2026", "2027");
    await userEvent.clear(area);
    await userEvent.click(area);
    await userEvent.paste(text);
    await sayYear("核对");
    const moves = await screen.findByRole("region", { name: "将变动的到期日（2）" });
    expect(moves.textContent).toContain("2027年1月6日");
    await sayYear("确认加载 2027 年");
    expect((await screen.findByText(/2027 年已加载/)).textContent).toContain("存证第");
    await userEvent.type(area, " ");
    await sayYear("核对");
    expect(await screen.findByText(/不必重复加载/)).toBeTruthy();
    await userEvent.clear(area);
    await userEvent.click(area);
    await userEvent.paste(text.replace("元旦", "新年"));
    await sayYear("核对");
    await userEvent.click(await screen.findByRole("button", { name: "更正 2027 年" }));
    expect((await screen.findByText(/2027 年已加载/)).textContent).toContain("存证第");
  });
});
