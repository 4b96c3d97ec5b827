import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { open } from "./render";

describe("the console", () => {
  it("asks to sign in, offers demo accounts, and comes back to the page asked for", async () => {
    open("/catalogue", null);
    await userEvent.click(await screen.findByRole("button", { name: /市民政局/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "数据目录" })).toBeTruthy();
    expect(screen.getByText("演示环境：合成数据，日期 2026年3月2日")).toBeTruthy();
  });

  it("puts the overdue first in the inbox, with words", async () => {
    open("/inbox", "gongan");
    const table = await screen.findByRole("region", { name: "工作台" });
    const [first] = within(table).getAllByRole("row").slice(1);
    expect(first?.textContent).toContain("已逾期");
    expect(screen.getByText("有 1 项已逾期，请优先办理")).toBeTruthy();
  });

  it("opens the ledger at its acts, marked in the menu", async () => {
    open("/ledger", "shenhe");
    expect(await screen.findByRole("region", { name: "办理存证" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "存证校验" }).getAttribute("aria-current")).toBe("page");
  });

  it("has words for an empty list", async () => {
    open("/intake", "weijian");
    expect(await screen.findByText("还没有加载过数据")).toBeTruthy();
  });

  it("has words for what is not there", async () => {
    open("/catalogue/nothing", "minzheng");
    expect((await screen.findByRole("alert")).textContent).toContain("没有找到");
    expect(screen.getByRole("heading", { level: 1, name: "数据目录" })).toBeTruthy();
  });

  it("offers another try where the server can't be reached", async () => {
    open("/inbox", "minzheng");
    await screen.findByRole("heading", { level: 1, name: "工作台" });
    vi.stubGlobal("fetch", () => Promise.reject(new Error("down")));
    await userEvent.click(screen.getByRole("link", { name: /数据汇聚/ }));
    expect(await screen.findByRole("button", { name: "重试" }, { timeout: 8_000 })).toBeTruthy();
  });

  it("refuses an incomplete submission under its article and leads to the field", async () => {
    open("/catalogue/new", "minzheng");
    await userEvent.type(await screen.findByLabelText(/^资源名称/), "殡葬信息");
    await userEvent.click(screen.getByText("核对提交"));
    await userEvent.click(screen.getByRole("button", { name: "提交审定" }));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("《广东省公共数据管理办法》第十条第四款");
    await userEvent.click(within(alert).getByRole("button", { name: "请填写数据形式" }));
    const field = await screen.findByLabelText(/^数据形式/);
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  });

  it("refuses to refuse without a basis", async () => {
    open("/sharing/q-1", "gongan");
    await userEvent.click(await screen.findByRole("button", { name: "拒绝共享" }));
    await userEvent.click(screen.getByRole("button", { name: "确认拒绝" }));
    expect((await screen.findByRole("alert")).textContent).toContain("须有法定依据");
  });
});
