// (7) The law behind it all: lists, articles, differences, due dates, coverage, and the calendar they are counted by.
import { go } from "../lib/actors.mjs";

const says = (text, ...words) => {
  for (const word of words) if (!word.test(text)) throw new Error(`${word} is missing: ${text.slice(0, 300)}`);
};

export async function law({ page, step, look, found, as }) {
  await step("every law is listed, the one that binds first", async () => {
    await as("reviewer");
    await page.getByRole("link", { name: "法规一览" }).click();
    await page.getByRole("heading", { level: 1, name: "法规一览" }).waitFor();
    const binding = page.locator(".section").filter({ has: page.getByRole("heading", { level: 2, name: "适用", exact: true }) });
    await binding.getByRole("link", { name: /广东省公共数据管理办法/ }).first().waitFor();
    await look("law");
    await binding.getByRole("link", { name: /广东省公共数据管理办法/ }).first().click();
  });
  await step("its articles are found by number", async () => {
    await page.getByRole("heading", { level: 1, name: /广东省公共数据管理办法/ }).waitFor();
    await page.getByLabel("按条号或者关键词查找").fill("第二十三条");
    await look("law-pack");
    await page.locator(".toc a").filter({ hasText: "第二十三条" }).first().click();
  });
  await step("article 23 gives the source five working days, signed with its reading", async () => {
    await page.getByRole("heading", { level: 1, name: /^第二十三条/ }).waitFor();
    const card = page.locator(".law-rule").filter({ hasText: "sharing.reply" });
    await card.waitFor();
    says(await card.innerText(), /答复期限/, /5个工作日/, /数源部门/, /理解/);
    await look("law-article");
  });
  await step("the rule leads to the calculator, which counts day by day", async () => {
    await page.locator(".law-rule").filter({ hasText: "sharing.reply" }).getByRole("link", { name: "计算期限" }).click();
    await page.getByRole("heading", { level: 1, name: "期限计算" }).waitFor();
    await page.getByLabel("起算日期").fill("2026-03-02");
    await page.locator(".due-answer").filter({ hasText: "2026年3月9日" }).waitFor();
    await page.getByRole("link", { name: /《.*》第二十三条第[二三]款/ }).waitFor();
    says(await page.locator(".strip").innerText(), /第 5 个工作日|5/);
    await look("law-due");
  });
  await step("a due date can be linked to", async () => {
    await go(page, "/law/due?key=sharing.reply&from=2026-02-11");
    await page.locator(".due-answer").filter({ hasText: "2026年2月25日" }).waitFor();
    await page.locator(".strip").getByText("春节").first().waitFor();
  });
  await step("two laws are compared, each side with its article", async () => {
    await go(page, "/law/diff?a=guangdong-2021&b=shuangyashan-2026");
    await page.locator(".diff tbody tr").first().waitFor();
    await page.locator(".diff").getByRole("link", { name: /《.*》第.+条/ }).first().waitFor();
    await look("law-diff");
    await page.getByLabel("按事项、内容或者条文查找").fill("没有这样的词");
    await page.getByText("没有相符的差异").waitFor();
  });
  await step("coverage is a matrix whose numbers filter the rows", async () => {
    await go(page, "/law/coverage?pack=guangdong-2021");
    await page.getByRole("region", { name: "义务清单" }).getByRole("row").nth(1).waitFor();
    await look("law-coverage");
    await page.getByRole("button", { name: /^只看共享已显示/ }).click();
    await page.waitForURL(/state=shown/);
    await page.getByRole("region", { name: "义务清单" }).getByText("已显示").first().waitFor();
  });
  await step("the calendar shows a year with its holidays, marked by a letter", async () => {
    await go(page, "/calendar?year=2026");
    const february = page.getByRole("table", { name: "2月", exact: true });
    await february.getByText("休").first().waitFor();
    await february.getByText("班").first().waitFor();
    await page.getByRole("region", { name: "放假和调休" }).getByText("春节").waitFor();
    await look("calendar");
  });
  await step("a year's faults are told with their lines, and nothing is recorded", async () => {
    await page.getByLabel("年份文件（TOML）").fill('year = 2027\n\n[[holiday]]\nname = "元旦"\nnotice = "2027"\nfrom = "元月一日"\nto = "2027-01-03"\n');
    await page.getByRole("button", { name: "核对", exact: true }).click();
    await page.locator(".refusal li").getByText(/第\s*\d+\s*行/).first().waitFor();
    await look("calendar-faults", false);
  });
  await step("only the authority's reviewer is offered to load a year", async () => {
    await as("source");
    await go(page, "/calendar");
    await page.locator(".month").first().waitFor();
    if ((await page.getByLabel("年份文件（TOML）").count()) > 0) throw new Error("a department's officer is offered to load a year");
  });
  await step("a case's citation leads to its article", async () => {
    await go(page, `/sharing/${found.request}`);
    await page.locator(".cited a").first().click();
    await page.getByRole("heading", { level: 1, name: /^第.+条/ }).waitFor();
    await page.locator(".law-rule").first().waitFor();
  });
}
