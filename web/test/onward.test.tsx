import { configure, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { contract, world } from "../mock/world";
import { openWith, refusal } from "./answer";

configure({ asyncUtilTimeout: 5_000 });
const row = (n: number) => ({ id: `r-${n}`, title: `目录${n}`, org: "gaj", org_name: "市公安局", state: "draft", share_type: "", version: 0, items: 0, published: false });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("consent for an entry of one's own", () => {
  const far = { id: "r-far", org: "gaj", draft: contract("居住情况汇总", "市公安局", []), published: null, version: 0, state: "draft" as const, at: "" };

  it("finds an entry that the first page doesn't hold, and names it in the request", async () => {
    world.resources.push(far);
    const { asked, unmount } = openWith("/grants/g-1", "gongan", { "POST /onwards": refusal(422, "没有写明用途") });
    await userEvent.click(await screen.findByRole("button", { name: "请求扩大使用" }));
    await screen.findByRole("option", { name: "市公安局" });
    expect(screen.queryByLabelText("编入哪个目录")).toBeNull();
    fireEvent.change(screen.getByLabelText(/^提供给谁/), { target: { value: "gaj" } });
    const entry = await screen.findByLabelText("编入哪个目录");
    await userEvent.type(entry, "居住");
    await userEvent.click(await screen.findByTitle("居住情况汇总"));
    await waitFor(() => expect(asked.some(({ url }) => url.searchParams.get("q") === "居住" && url.searchParams.get("mine") === "true")).toBe(true));
    await userEvent.click(screen.getByRole("button", { name: "提交请求" }));
    expect((await screen.findByRole("alert")).textContent).toContain("没有写明用途");
    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ org: "gaj", entry: "r-far" });
    unmount();
    // Kept as a draft, it is shown by its name where the list doesn't hold it.
    openWith("/grants/g-1", "gongan", { "GET /catalogue": { body: { items: [row(1)], next: "2" } } });
    await userEvent.click(await screen.findByRole("button", { name: "请求扩大使用" }));
    expect(await screen.findByTitle("居住情况汇总")).toBeTruthy();
  });

  it("says that there is more than is listed", async () => {
    openWith("/grants/g-1", "gongan", { "GET /catalogue": { body: { items: [row(1), row(2)], next: "2" } } });
    await userEvent.click(await screen.findByRole("button", { name: "请求扩大使用" }));
    await screen.findByRole("option", { name: "市公安局" });
    fireEvent.change(screen.getByLabelText(/^提供给谁/), { target: { value: "gaj" } });
    await userEvent.click(await screen.findByLabelText("编入哪个目录"));
    expect(await screen.findByTitle("目录2")).toBeTruthy();
    expect(screen.getByTitle("仅列出一部分，请输入名称查找").getAttribute("class")).toContain("disabled");
  });
});
