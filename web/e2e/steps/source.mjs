// (9) Who the sources are: the law's entries, an assignment, what need not be asked for again.
import { go } from "../lib/actors.mjs";
import { pickBasis, refused } from "../lib/forms.mjs";

export async function source({ page, step, look, stamp, found, as }) {
  await step("the law's entries stand with their departments and articles", async () => {
    await as("reviewer");
    await page.getByRole("link", { name: "一数一源", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "一数一源" }).waitFor();
    await look("sources");
  });
  await step("an assignment is begun from an entry", async () => {
    await page.getByRole("link", { name: "认定", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "认定数源部门" }).waitFor();
    await look("source-assign");
  });
  await step("a department that the law does not name is refused under its article", async () => {
    await page.getByLabel(/^数源部门/).selectOption({ label: found.sourceName });
    // Part of an entry: the entry as a whole may have its source already.
    await page.getByLabel(/^数据名称/).fill(`家庭户登记事项 ${stamp}`);
    await page.getByRole("button", { name: "提交认定" }).click();
    await refused(page, /不能认定给/, /《.*》第.+条/);
    await look("source-assign-refused");
  });
  await step("the one it names is proposed, and in force once the staffing office was heard", async () => {
    await page.getByLabel(/^数源部门/).selectOption({ label: found.consumerName });
    await pickBasis(page, "个人信息保护法");
    await page.getByRole("button", { name: "提交认定" }).click();
    await page.waitForURL(/\/sources\/(?!new|check|collected)[^/?]+$/);
    await page.locator("h1").getByText("拟定").waitFor();
    await page.getByLabel("机构编制部门意见").fill("东编函〔2026〕8号，同意");
    await look("source-proposed");
    await page.getByRole("button", { name: "确认定案" }).click();
    await page.locator("h1").getByText("已认定").waitFor();
    await look("source-in-force");
  });
  await step("materials of a form are looked up: what is held need not be asked for", async () => {
    await as("consumer");
    await go(page, "/sources/check");
    await page.getByLabel(/^材料或者填报的数据项/).fill(`${found.title}\n家庭人数\n无犯罪记录证明`);
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText("3 项中已掌握 2 项").waitFor();
    await look("source-held");
  });
}
