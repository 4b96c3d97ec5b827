import { configure, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import type { Contract } from "../src/api/types";
import { FieldsStep } from "../src/pages/catalogue/steps/FieldsStep";
import { answering, openWith, refusal } from "./answer";
import { serve, show } from "./render";

configure({ asyncUtilTimeout: 5_000 });
const labels = () => screen.getAllByRole("textbox").map((box) => document.querySelector(`label[for="${box.id}"]`)?.textContent?.replace("必填", ""));

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("the fields of a collection form", () => {
  const fill = (label: string, value: string, n = 0) => fireEvent.change(screen.getAllByLabelText(new RegExp(`^${label}`))[n] as HTMLElement, { target: { value } });
  const kind = (value: string) => fireEvent.change(screen.getByRole("combobox", { name: "类型" }), { target: { value } });

  it("are sent as typed, values parted, those without a name left out", async () => {
    const { asked } = openWith("/forms/new", "minzheng", { "POST /forms": refusal(422, "没有有效的采集清单") });
    await screen.findByRole("heading", { name: "第 1 个字段" });
    fill("表单名称", "低保申请表");
    fill("第几环节", "2");
    fill("字段名称", "家庭收入");
    fill("值域", "01、02");
    kind("integer");
    await userEvent.click(screen.getByRole("checkbox", { name: "由前一环节带入，不要求再次提交" }));
    await userEvent.click(screen.getByRole("button", { name: "增加字段" }));
    await userEvent.click(screen.getByRole("button", { name: "登记并启用" }));
    expect((await screen.findByRole("alert")).textContent).toContain("没有有效的采集清单");
    const field = { title: "家庭收入", element: "家庭收入", kind: { type: "integer" }, codes: ["01", "02"], standard: "", version: "", prefilled: true };
    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ title: "低保申请表", step: 2, fields: [field] });
  });

  it("are led to by the fault that speaks of them", async () => {
    const faults = [{ place: "fields[1].element", message: "不在采集清单上" }];
    const refused = refusal(422, "有字段不在采集清单上");
    openWith("/forms/new", "minzheng", { "POST /forms": { ...refused, body: { ...refused.body, faults } } });
    await userEvent.click(await screen.findByRole("button", { name: "增加字段" }));
    await userEvent.click(screen.getByRole("button", { name: "登记并启用" }));
    await userEvent.click(within(await screen.findByRole("alert")).getByRole("button", { name: "不在采集清单上" }));
    const [first, second] = screen.getAllByLabelText(/^数据元/);
    expect([first?.getAttribute("aria-invalid"), second?.getAttribute("aria-invalid")]).toEqual([null, "true"]);
    await waitFor(() => expect(document.activeElement).toBe(second));
  });

  it("ask for a length of text only, and keep one field at least", async () => {
    openWith("/forms/new", "minzheng", {});
    expect((await screen.findByRole<HTMLButtonElement>("button", { name: "删除第 1 个字段" })).disabled).toBe(true);
    expect(screen.getByLabelText("最多字数")).toBeTruthy();
    kind("date");
    expect(screen.queryByLabelText("最多字数")).toBeNull();
  });
});

describe("the fields of an entry", () => {
  function Step() {
    const [contract, change] = useState({ title: "", summary: "", form: "table", fields: { content: "甲" }, items: [] } as Contract);
    return <FieldsStep contract={contract} set={(part) => change({ ...contract, ...part })} />;
  }

  it("are those the law lists, without those on sharing, and the class by grades", async () => {
    serve("minzheng");
    show(<Step />);
    const content = await screen.findByLabelText<HTMLTextAreaElement>(/^共享内容/);
    await screen.findByLabelText(/^使用要求|^安全使用要求/);
    expect(labels().slice(0, 7)).toEqual(["数据形式", "共享内容", "开放属性", "更新频率", "采集部门", "核准部门", "提供部门"]);
    expect(screen.queryByLabelText(/^共享类型/)).toBeNull();
    expect(screen.getByRole("link", { name: "《广东省公共数据管理办法》第十条第四款" })).toBeTruthy();
    expect(content.value).toBe("甲");
    fireEvent.change(content, { target: { value: "乙" } });
    expect(content.value).toBe("乙");
  });

  it("have words where the law lists none, and for a failure", async () => {
    serve("minzheng");
    answering({ "GET /law/keys/catalogue.fields": { body: { key: "catalogue.fields", citation: null, rows: [] } } });
    const page = show(<Step />);
    expect(await screen.findByText("所适用的法规未列出必填项")).toBeTruthy();
    page.unmount();
    answering({ "GET /law/keys/catalogue.fields": refusal(404, "没有找到") });
    show(<Step />);
    expect((await screen.findByRole("alert")).textContent).toContain("没有找到");
  });
});
