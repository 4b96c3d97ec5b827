import { configure, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import i18n from "../src/i18n";
import { csvLine, csvRows } from "../src/lib/csv";
import { lines } from "../src/lib/lines";
import { answers, matching } from "../src/pages/demand/mapping";
import { openingOf as demanded, others, startOf as wantOf } from "../src/pages/demand/open/want";
import { openingOf as disputed, startOf as claimOf } from "../src/pages/dispute/open/claim";
import { modesOf } from "../src/pages/sharing/apply/step";
import { checkingOf, partsOf } from "../src/pages/sharing/verify/parts";
import { sources } from "../src/pages/source/desk";
import { open } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const state = (word: string) => screen.findByText(word, { selector: "h1 .tag" });
const fill = (label: RegExp, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("a demand", () => {
  it("sends what was stated, items line by line", () => {
    const start = wantOf("低保", "");
    expect(start).toMatchObject({ title: "低保", search: "低保" });
    expect(demanded({ ...start, items: " 姓名 \n\n住址" })).toEqual({ title: "低保", items: ["姓名", "住址"], scenario: "", need: "", search: "低保", more: {} });
    expect(others([{ field: "need", title: "需要" }, { field: "frequency", title: "频率" }])).toEqual([{ field: "frequency", title: "频率" }]);
    expect(lines("a\r\n b \n")).toEqual(["a", "b"]);
  });

  it("maps each item to one of the same name, or to a reason", () => {
    const chosen = matching(["姓名", "住址"], [{ name: "name", title: "姓名" }] as never);
    expect(answers(["姓名", "住址"], { ...chosen, 住址: { column: "", reason: "不掌握" } })).toEqual([{ item: "姓名", column: "name" }, { item: "住址", reason: "不掌握" }]);
  });

  it("is refused while the catalogue has it, until that is said not to suffice", async () => {
    open("/demands/new?q=%E9%85%8D%E5%81%B6", "weijian");
    await screen.findByLabelText(/^需求名称/);
    expect((screen.getByLabelText(/^需求名称/) as HTMLInputElement).value).toBe("配偶");
    await press("提交需求");
    expect(await screen.findByText(/需求没有写明：数据项、履职需要/)).toBeTruthy();
    fill(/^所需数据项/, "配偶姓名");
    fill(/^履职需要/, "办理生育登记");
    await press("提交需求");
    await press("该资源不够用");
    expect(screen.getByRole("link", { name: "婚姻登记信息" })).toBeTruthy();
    await press("提交需求");
    await state("待对接");
  });

  it("is matched by the authority, found reasonable and catalogued by the provider", async () => {
    const board = open("/demands/board", "shenhe");
    await userEvent.click(await screen.findByRole("link", { name: "需求〔2026〕第1号" }));
    await screen.findByRole("option", { name: "市民政局" });
    fill(/^提供部门/, "mzj");
    await press("确认对接");
    await state("待审核");
    board.unmount();
    open("/demands", "minzheng");
    await userEvent.click(await screen.findByRole("link", { name: /需求〔2026〕第1号/ }));
    await press("确认通过");
    await state("待发布");
    await waitFor(() => expect(screen.getByRole("option", { name: "婚姻登记信息" })).toBeTruthy());
    fill(/^对应的资源/, "r-marriage");
    await waitFor(() => expect((screen.getByLabelText("配偶姓名对应的数据项") as HTMLSelectElement).value).toBe("spouse"));
    await press("确认对应");
    await state("待挂载");
  });

  it("is offered where a search finds nothing", async () => {
    open("/catalogue?q=%E6%9C%AA%E7%9F%A5", "gongan");
    const link = await screen.findByRole("link", { name: "没有找到？提出数据需求" });
    expect(link.getAttribute("href")).toBe("/demands/new?q=%E6%9C%AA%E7%9F%A5");
  });
});

describe("a dispute", () => {
  it("is about what it was opened from", () => {
    const came = { what: "", request: "q", correction: "" };
    const claim = claimOf(came, "gaj");
    expect([claim.what, claimOf({ ...came, request: "", correction: "x" }, "").what, claimOf({ ...came, what: "source", request: "" }, "").what]).toEqual(["refusal", "quality", "source"]);
    expect(disputed("r", claim).about).toEqual({ what: "refusal", resource: "r", request: "q" });
    expect(disputed("r", { ...claim, what: "type" }).about).toEqual({ what: "type", resource: "r" });
  });
});

describe("comparing", () => {
  it("asks only for what was stated, of what was granted", () => {
    const items = [{ name: "id", key: true }, { name: "name", key: false }, { name: "address", key: false }];
    const parts = partsOf({ grant: { items: [{ item: "id" }, { item: "name" }] }, contract: { items } } as never);
    expect([parts.keys.map(({ name }) => name), parts.compared.map(({ name }) => name)]).toEqual([["id"], ["name"]]);
    expect(checkingOf({ id: "1" }, { name: " 甲 ", address: " " }, " p ")).toEqual({ key: { id: "1" }, claims: { name: "甲" }, purpose: "p" });
    expect([modesOf(["apply"]).length, modesOf([])]).toEqual([3, ["verify"]]);
  });

  it("answers yes or no, and no longer once another value is typed; nothing is kept", async () => {
    open("/sharing/grants/g-v/verify", "gongan");
    await screen.findByLabelText(/^公民身份号码（主键）/);
    fill(/^公民身份号码（主键）/, "440000199001011234");
    await press("比对");
    expect((await screen.findByRole("alert")).textContent).toContain("请写明要比对的数据项和值");
    fill(/^配偶姓名/, "王芳");
    await press("比对");
    expect(await screen.findByText("一致", { selector: ".tag" })).toBeTruthy();
    fill(/^配偶姓名/, "王方");
    await waitFor(() => expect(screen.queryByText("一致", { selector: ".tag" })).toBeNull());
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it("reads the first lines of a result", () => {
    expect(csvLine(["a", 'b"c', "d,e"])).toBe('a,"b""c","d,e"');
    expect(csvRows('\uFEFF行号,姓名\r\n1,"甲,""乙"""\n2,丙', 9)).toEqual([["行号", "姓名"], ["1", '甲,"乙"'], ["2", "丙"]]);
    expect(csvRows("a,b\n1,2\n3,", 9, false)).toEqual([["a", "b"], ["1", "2"]]);
    expect(csvRows("a\nb\nc", 2)).toHaveLength(2);
  });
});

describe("sources", () => {
  it("have their words", () => {
    const asked = ["title", "case", "between", "about", ...sources.actions.flatMap(({ verb }) => ["do", "lead_of", "send", "done"].map((part) => `${part}.${verb}`))];
    expect([...asked.map((key) => `source:${key}`), ...sources.states.map((one) => `common:state.source.${one}`)].filter((key) => !i18n.exists(key))).toEqual([]);
  });
});
