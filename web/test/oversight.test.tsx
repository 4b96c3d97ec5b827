import { configure, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import i18n from "../src/i18n";
import { lapses } from "../src/pages/oversight/desk";
import { quarters, span } from "../src/pages/oversight/quarter";
import { open } from "./render";

configure({ asyncUtilTimeout: 15_000 });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("a quarter", () => {
  it("ends on the last day of its last month", () => {
    expect(["2026-1", "2026-2", "2026-3", "2026-4"].map((one) => span(one).to)).toEqual(["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
    expect(span("2024-1").from).toBe("2024-01-01");
  });

  it("is followed back over the year's end", () => {
    expect(quarters("2026-02-11", 3)).toEqual(["2026-1", "2025-4", "2025-3"]);
    expect(quarters("2026-12-31", 2)).toEqual(["2026-4", "2026-3"]);
  });
});

describe("the overdue register", () => {
  it("has its words", () => {
    const { states, actions } = lapses;
    const asked = actions.flatMap(({ verb }) => ["do", "lead_of", "send", "done"].map((part) => `oversight:${part}.${verb}`));
    expect([...asked, ...states.map((one) => `common:state.oversight.${one}`)].filter((key) => !i18n.exists(key))).toEqual([]);
  });

  it("shows a department what it waits for; urging twice a day is refused in words", async () => {
    open("/oversights", "minzheng");
    await userEvent.click(await screen.findByRole("link", { name: "答复共享申请：户籍登记" }));
    expect(screen.queryByText("居住证")).toBeNull();
    await press("确认催办");
    expect(await screen.findByText("催办（1 次）")).toBeTruthy();
    await press("确认催办");
    expect(await screen.findByText(/今天已经催办过/)).toBeTruthy();
  });

  it("lets the authority order by a day it states", async () => {
    open("/oversights", "shenhe");
    await userEvent.click(await screen.findByRole("link", { name: "答复共享申请：居住证" }));
    fireEvent.change(await screen.findByLabelText(/办结限期/), { target: { value: "2026-03-12" } });
    fireEvent.change(screen.getByLabelText(/督办要求/), { target: { value: "书面说明" } });
    await press("发出督办通知");
    expect(await screen.findByText("限 2026年3月12日 前办结：书面说明")).toBeTruthy();
  });

  it("serves an order notice when the addressee receives it", async () => {
    open("/papers", "gongan");
    await userEvent.click(await screen.findByRole("link", { name: "督办〔2026〕第9号" }));
    await press("签收");
    expect(await screen.findByText(/李伟 于 .* 签收/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "签收" })).toBeNull();
  });

  it("shows open requests without a term by their age, and a record that adds up", async () => {
    open("/oversights/requests", "shenhe");
    expect(await screen.findByText("条文没有期限，已等 9 日")).toBeTruthy();
    await userEvent.click(screen.getByRole("tab", { name: "共享情况" }));
    expect(await screen.findByText(/收到 3 件/)).toBeTruthy();
    expect(await screen.findByText(/共享服务率 85%/)).toBeTruthy();
  });
});
