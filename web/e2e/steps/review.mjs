// (2) The authority reviews: returns with a reason, then publishes.
import { go } from "../lib/actors.mjs";
import { refused } from "../lib/forms.mjs";

export async function review({ page, step, look, found, as }) {
  await step("the reviewer's inbox holds it with its due date", async () => {
    await as("reviewer");
    const row = page.locator("tr, li").filter({ hasText: found.title }).first();
    await row.waitFor();
    const text = await row.innerText();
    if (!/\d+年\d+月\d+日/.test(text) || !/工作日|今日到期/.test(text)) throw new Error(`no due date: ${text}`);
    await look("inbox");
    await row.getByRole("link").first().click();
    await page.locator("h1").filter({ hasText: found.title }).waitFor();
  });
  await step("a return without a reason is refused under its article", async () => {
    await page.getByRole("button", { name: "退回修改" }).click();
    await page.getByRole("button", { name: "确认退回" }).click();
    await refused(page, /理由/, /《.*》第.+条/);
    await look("review-return-refused");
  });
  await step("with a reason it goes back", async () => {
    await page.getByLabel("退回理由和需要修改之处").fill("内容摘要请写明数据覆盖的对象范围");
    await page.getByRole("button", { name: "确认退回" }).click();
    await page.locator("h1").getByText("已退回").waitFor();
  });
  await step("the officer sees the reason, corrects and submits again", async () => {
    await as("source");
    await go(page, `/catalogue/${found.resource}`);
    await page.getByText("内容摘要请写明数据覆盖的对象范围").first().waitFor();
    await page.getByRole("button", { name: "修改", exact: true }).click();
    await page.getByLabel("内容摘要").fill("全市在册最低生活保障对象及其家庭的基本情况。");
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByText("草稿已保存").waitFor();
    await go(page, `/catalogue/${found.resource}`);
    await page.getByRole("button", { name: "提交审定" }).click();
    await page.locator("h1").getByText("待审定").waitFor();
  });
  await step("the reviewer publishes", async () => {
    await as("reviewer");
    await go(page, `/catalogue/${found.resource}`);
    await page.getByRole("button", { name: "审定发布" }).click();
    await page.locator("h1").getByText("已发布").waitFor();
    await look("catalogue-published", false);
  });
}
