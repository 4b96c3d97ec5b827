import { configure, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import i18n from "../src/i18n";
import type { Me } from "../src/api/types";
import { restored } from "../src/lib/draft";
import { doubtRoutes } from "../src/lib/may";
import { dropDraft, dropSecrets, readDraft, writeDraft } from "../src/lib/store";
import { corrections } from "../src/pages/correction/desk";
import { openingOf, seen, startOf, WHOLE } from "../src/pages/correction/open/doubt";
import { demands } from "../src/pages/demand/desk";
import { disputes } from "../src/pages/dispute/desk";
import { notices } from "../src/pages/notice/desk";
import { open } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const state = (word: string) => screen.findByText(word, { selector: "h1 .tag" });
const kept = "已为您保留上次未提交的内容";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("a room of matters", () => {
  it.each([corrections, notices, disputes, demands])("has its words: $room", ({ room, states, actions, opens }) => {
    const asked = ["title", "lead", "case", "between", "about", ...(opens ? ["open"] : []), ...actions.flatMap(({ verb }) => ["do", "lead_of", "send", "done"].map((part) => `${part}.${verb}`))];
    const missing = [...asked.map((key) => `${room}:${key}`), `common:nav.${room}`, ...states.map((one) => `common:state.${room}.${one}`)].filter((key) => !i18n.exists(key));
    expect(missing).toEqual([]);
  });
});

describe("a draft", () => {
  it("is one person's, personal data stays in the window and goes with who leaves", () => {
    const value = { base: "", value: { text: "甲" } };
    writeDraft("a", "form", false, value);
    writeDraft("a", "claim", true, value);
    expect([readDraft("a", "form", false), readDraft("b", "form", false), readDraft("a", "claim", true)]).toEqual([value, null, value]);
    expect(JSON.stringify(localStorage)).not.toContain("claim");
    dropSecrets();
    expect(readDraft("a", "claim", true)).toBeNull();
    dropDraft("a", "form");
    expect(readDraft("a", "form", false)).toBeNull();
  });

  it("comes back in the form's present shape", () => {
    const start = { text: "", items: [] as string[], basis: null };
    expect(restored(start, { text: "甲", items: ["a"], basis: { norm: "n" }, gone: 1 })).toEqual({ text: "甲", items: ["a"], basis: { norm: "n" } });
    expect(restored(start, { text: 1, items: {} })).toEqual(start);
    expect(restored(start, "甲")).toBeNull();
  });
});

describe("a doubt", () => {
  const contract = { items: [{ name: "id", key: true }, { name: "name", key: false }] } as never;
  it("begins with what was looked up; no record is a doubt of its own", () => {
    expect(startOf("user", contract, { key: { id: "1" }, held: { name: "甲" } })).toMatchObject({ key: { id: "1" }, item: "" });
    const none = startOf("user", contract, { key: { id: "1" }, held: null });
    expect(none.item).toBe(WHOLE);
    expect(openingOf("r", none).claim).toMatchObject({ key: [{ item: "id", value: "1" }], item: "" });
    expect([seen({ key: {}, held: { name: 0 } }, "name"), seen(null, "name")]).toEqual(["0", ""]);
  });

  it("is offered by role, never of one's own data", () => {
    const me = (kind: string, ...roles: string[]) => ({ org: { id: "o", kind }, person: { roles } }) as unknown as Me;
    expect(doubtRoutes(me("department", "data_officer"))).toEqual(["user", "subject"]);
    expect(doubtRoutes(me("authority", "reviewer"))).toEqual(["cross_check"]);
    expect(doubtRoutes(me("department", "data_officer"), "o")).toEqual([]);
    expect(doubtRoutes(me("department", "auditor"))).toEqual([]);
  });
});

describe("a correction", () => {
  const fill = (label: RegExp, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  const follow = async () => userEvent.click(await screen.findByRole("link", { name: "婚姻登记信息·配偶姓名" }));

  it("is refused without its reason, kept while it is typed, and sent", async () => {
    const { unmount } = open("/corrections/new?resource=r-marriage", "gongan");
    await screen.findByLabelText(/^公民身份号码（主键）/);
    fill(/^公民身份号码（主键）/, "440000199001011234");
    await press("提交");
    expect((await screen.findByRole("alert")).textContent).toContain("请选择有误的数据项");
    fill(/^有疑问的数据项/, "spouse");
    fill(/^应为的值/, "王芳");
    expect(screen.queryByText("问题种类")).toBeNull();
    await press("提交");
    expect(await screen.findByText(/没有写明疑问或者错误的情况/)).toBeTruthy();
    unmount();
    open("/corrections/new?resource=r-marriage", "gongan");
    expect(await screen.findByText(kept)).toBeTruthy();
    expect((screen.getByLabelText(/^应为的值/) as HTMLInputElement).value).toBe("王芳");
    fill(/^疑问或者错误的情况/, "与证件不一致");
    await press("提交");
    await state("待校核");
    expect(screen.getByRole("button", { name: "撤回申请" })).toBeTruthy();
    expect(sessionStorage.length).toBe(0);
  });

  it("is answered with a finding; the right value stands beside the one seen", async () => {
    open("/corrections", "minzheng");
    await follow();
    await press("答复");
    await press("提交答复");
    expect((await screen.findByRole("alert")).textContent).toContain("请选择核实结果");
    await press("更正该值");
    await press("填入该值");
    await press("确认更正");
    await state("待反馈");
    expect(screen.getByText("曾收到该记录的 1 个机构已收到更正通知")).toBeTruthy();
  });

  it("is acknowledged by whoever received the wrong value", async () => {
    const { unmount } = open("/notices", "gongan");
    await follow();
    await press("确认收到更正");
    await state("已确认");
    unmount();
    open("/notices?tab=unacknowledged", "minzheng");
    expect(await screen.findByText("发出的更正通知都已确认")).toBeTruthy();
  });

  it("shows all of them to the authority, first of all", async () => {
    open("/corrections", "shenhe");
    await waitFor(() => expect(screen.getByRole("tab", { name: "全部" }).getAttribute("aria-selected")).toBe("true"));
    expect(screen.getAllByRole("tab")).toHaveLength(3);
  });
});

describe("forms there were before", () => {
  it("keep what was typed until it is cleared", async () => {
    const first = open("/sharing/q-1", "gongan");
    await press("拒绝共享");
    await userEvent.type(screen.getByLabelText("说明"), "不属于共享范围");
    first.unmount();
    open("/sharing/q-1", "gongan");
    await press("拒绝共享");
    expect(await screen.findByText(kept)).toBeTruthy();
    await press("清除");
    expect((screen.getByLabelText("说明") as HTMLTextAreaElement).value).toBe("");
    expect(localStorage.length).toBe(0);
  });
});
