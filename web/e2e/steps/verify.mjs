// (8) What is not handed over can be compared: record by record, and a file at once; nobody guesses a value.
import { go } from "../lib/actors.mjs";
import { apply, idOf, refused } from "../lib/forms.mjs";

export async function verify({ page, step, look, found, as }) {
  const heading = (text) => page.locator("h1").getByText(text).waitFor();
  // By its form, not its name: while an answer is awaited the button also says so.
  const compare = () => page.locator("main form button[type=submit]").click();
  const withheld = async () => {
    await go(page, "/catalogue?state=published");
    const row = page.locator("tr, li").filter({ hasText: "不予共享" }).first();
    if ((await row.count()) === 0) return;
    await row.getByRole("link").first().click();
    await page.getByRole("button", { name: "申请核实比对" }).click();
    await page.getByRole("heading", { level: 1, name: /^申请核实比对/ }).waitFor();
    if ((await page.getByRole("radio").count()) !== 1) throw new Error("more than comparing is offered");
    await look("verify-apply-withheld");
  };
  await step("what is withheld can still be compared", async () => {
    await as("consumer");
    await withheld();
  });
  await step("comparing is asked for like data", async () => {
    await go(page, `/sharing/apply/${found.resource}`);
    await apply(page, { items: ["姓名", "家庭人数", "救助类别"], purpose: "户籍困难身份比对", mode: "核实比对" });
    await heading("待答复");
    found.verifying = idOf(page);
  });
  await step("the source says how often one record may be compared", async () => {
    await as("source");
    await go(page, `/sharing/${found.verifying}`);
    await page.getByRole("button", { name: "确认同意" }).click();
    await refused(page, /每日可比对/);
    await look("verify-agree-refused");
    await page.getByLabel(/^每条记录每日可比对次数/).fill("2");
    await page.getByRole("button", { name: "确认同意" }).click();
    // Nothing is handed over: agreed, it can be used.
    await heading("已提供");
  });
  await step("a grant of this kind leads to comparing", async () => {
    await as("consumer");
    await go(page, `/sharing/${found.verifying}`);
    await page.getByRole("link", { name: "查看授权与调用" }).click();
    await heading("有效");
    await look("verify-grant");
    await page.getByRole("button", { name: "核实比对" }).click();
    await page.getByRole("heading", { level: 1, name: /^核实比对/ }).waitFor();
  });
  await step("stated values are the same or not, with a receipt", async () => {
    await page.getByLabel("身份号码（主键）").fill(found.key);
    await page.getByLabel("家庭人数", { exact: true }).fill("2");
    await page.getByLabel("救助类别", { exact: true }).selectOption("特困");
    await compare();
    await page.getByRole("heading", { name: "比对结果" }).waitFor();
    const facts = await page.locator("main").innerText();
    if (!/家庭人数\s*一致/.test(facts) || !/救助类别\s*不一致/.test(facts)) throw new Error(`other verdicts: ${facts}`);
    await look("verify-one");
    const kept = await page.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].join(" "));
    if (kept.includes(found.key)) throw new Error("the key is kept in the browser");
  });
  await step("nobody finds a value by trying", async () => {
    for (let n = 0; n < 2; n += 1) {
      await compare();
      await page.waitForTimeout(600);
    }
    await refused(page, /次数已达上限/);
    await look("verify-tries-refused");
  });
  await step("a file is compared at once: counts, first lines, download", async () => {
    await page.getByRole("tab", { name: "批量比对" }).click();
    const [template] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载模板" }).click()]);
    if (await template.failure()) throw new Error("the template failed");
    const rows = found.rows.slice(20, 90).map((row, n) => (n === 0 ? [row[0], row[1], "19", row[3]] : row));
    const buffer = Buffer.from(`\uFEFF身份号码,姓名,家庭人数,救助类别\n${rows.map((row) => row.join(",")).join("\n")}\n`);
    await page.locator("input[type=file]").setInputFiles({ name: "待比对.csv", mimeType: "text/csv", buffer });
    await look("verify-file");
    await page.getByRole("button", { name: "开始比对" }).click();
    await page.getByRole("heading", { name: "比对结果" }).waitFor();
    const figures = await page.locator(".figures").innerText();
    if (!/70/.test(figures) || !/69/.test(figures)) throw new Error(`70 rows, 69 the same expected: ${figures}`);
    await page.getByText("前 50 行").waitFor();
    await look("verify-file-result");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载结果" }).click()]);
    if (await download.failure()) throw new Error("the download failed");
  });
}
