import { configure, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Application, Contract } from "../src/api/types";
import { RequirementsField } from "../src/pages/sharing/apply/RequirementsField";
import { answering, openWith } from "./answer";
import { serve, show } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const citation = { pack: "shuangyashan-2026", article: 11, paragraph: 4, id: "SYS-11.4", text: "第十一条第四款" };
const asks = { "GET /law/keys/catalogue.use_requirements": { body: { key: "catalogue.use_requirements", citation } } };
const entry = { items: [], fields: { use_requirements: "不得对外提供" } } as unknown as Contract;
const application = (acknowledged: string) => ({ acknowledged }) as Application;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("requirements of use", () => {
  it("are shown to whoever applies, and acknowledged word for word", async () => {
    const set = vi.fn();
    serve("minzheng");
    answering(asks);
    show(<RequirementsField application={application("")} set={set} contract={entry} />);
    expect(await screen.findByText("不得对外提供")).toBeTruthy();
    await userEvent.click(screen.getByRole("checkbox", { name: "已阅读，使用时遵守上述要求" }));
    expect(set).toHaveBeenCalledWith({ acknowledged: "不得对外提供" });
  });

  it("that changed since are to be acknowledged again", async () => {
    serve("minzheng");
    answering(asks);
    show(<RequirementsField application={application("可以对外提供")} set={vi.fn()} contract={entry} />);
    expect(((await screen.findByRole("checkbox")) as HTMLInputElement).checked).toBe(false);
  });

  it("are not asked about where the law has entries state none", async () => {
    serve("minzheng");
    answering({});
    const { container } = show(<RequirementsField application={application("")} set={vi.fn()} contract={entry} />);
    await new Promise((done) => setTimeout(done, 300));
    expect(container.textContent).toBe("");
  });
});

describe("an inspection of grades", () => {
  const shown = async (address: string) => (await (await fetch(address)).json()) as Record<string, unknown>;
  it("sends what was found, and nothing where nothing is wrong", async () => {
    serve("shenhe");
    const view = await shown("/api/v1/catalogue/r-household");
    const body = { ...view, may: ["inspect_grades"], behind: { why: "检查发现住址定级偏低", days: 2 } };
    const { asked } = openWith("/catalogue/r-household", "shenhe", { "GET /catalogue/r-household": { body }, "POST /catalogue/r-household/inspect_grades": { body } });
    expect(await screen.findByText("待重新定级：检查发现住址定级偏低，已 2 天")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "检查分级" }));
    await userEvent.type(await screen.findByRole("textbox", { name: /检查发现/ }), "住址定级偏低");
    await userEvent.click(screen.getByRole("button", { name: "登记" }));
    expect(await screen.findByText("已登记检查结果")).toBeTruthy();
    expect(asked.find((one) => one.method === "POST")?.body).toEqual({ finding: "住址定级偏低" });
  });
});
