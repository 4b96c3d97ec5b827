// (6) The authority follows every number and act down to its evidence.
import { go } from "../lib/actors.mjs";

export async function evidence({ page, step, look, found, as }) {
  await step("the request's timeline holds its acts with articles", async () => {
    await as("reviewer");
    await go(page, `/sharing/${found.request}`);
    const line = page.locator(".timeline");
    for (const verb of ["申请共享", "同意共享", "完成提供"]) await line.getByText(verb).first().waitFor();
    await line.getByText(/《.*》第.+条/).first().waitFor();
  });
  await step("refusals are in the ledger, a leaf has its proof", async () => {
    await go(page, "/ledger/acts?refused=true");
    await page.getByText("不予受理", { exact: true }).first().waitFor();
    await look("ledger-refusals");
    await page.getByRole("link", { name: /^第 \d+ 号$/ }).first().click();
    await page.getByRole("heading", { name: "叶子内容" }).waitFor();
    await look("ledger-leaf");
  });
  await step("the calls are listed, refused ones too", async () => {
    await go(page, "/ledger/calls");
    await page.getByText("已应答").first().waitFor();
    await page.getByText("已拒绝").first().waitFor();
    await look("ledger-calls");
  });
  await step("verification passes", async () => {
    await go(page, "/ledger/verify");
    await page.getByRole("button", { name: "开始校验" }).click();
    await page.getByText(/校验通过/).waitFor({ timeout: 60_000 });
    await look("ledger-verified");
  });
  await step("the board's numbers lead to their lists", async () => {
    await go(page, "/board");
    await page.locator(".chart svg").first().waitFor();
    await look("board");
    await page.getByRole("link", { name: /今日不予受理/ }).click();
    await page.getByRole("checkbox", { name: "只看不予受理的" }).waitFor();
  });
}
