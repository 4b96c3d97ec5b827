// (1) A department compiles a conditional resource; the law says what is missing.
import { go } from "../lib/actors.mjs";
import { addRule, fillItem, pickBasis, refused, wizardStep } from "../lib/forms.mjs";

export async function compile({ page, step, look, stamp, found, as }) {
  const title = `低保对象信息 ${stamp}`;
  found.title = title;
  await step("the source department signs in", () => as("source"));
  await step("the wizard saves a draft at its first step", async () => {
    await go(page, "/catalogue/new");
    await page.getByRole("radio", { name: "不涉密" }).check();
    await page.getByLabel("资源名称").fill(title);
    await page.getByLabel("内容摘要").fill("最低生活保障对象及其家庭的基本情况。");
    for (const choice of await page.locator(".wizard-body select").all()) await choice.selectOption({ index: 1 });
    await page.getByLabel("职责事项或者公共服务").fill("最低生活保障");
    await look("catalogue-basic");
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByText("草稿已保存").waitFor();
  });
  await step("statutory fields come from the law, with their article", async () => {
    await wizardStep(page, "法定字段");
    await page.getByText(/《.*》第.+条/).first().waitFor();
    const fields = page.locator(".wizard-body textarea");
    const count = await fields.count();
    if (count < 3) throw new Error(`only ${count} statutory fields`);
    for (const choice of await page.locator(".wizard-body select").all()) await choice.selectOption({ index: 1 });
    // The first one is left out on purpose.
    for (let n = 1; n < count; n += 1) await fields.nth(n).fill("市民政局");
    await look("catalogue-fields");
  });
  await step("items are added in a table, with grades and rules", async () => {
    await wizardStep(page, "数据项");
    await page.getByRole("button", { name: "从表头粘贴" }).click();
    await page.getByLabel("表头单元格").fill("身份号码\t姓名\t家庭人数\t救助类别");
    await page.getByRole("button", { name: "加入数据项" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await fillItem(page, 1, { name: "id_number", title: "身份号码", required: true, key: true, grade: "general3" });
    await fillItem(page, 2, { name: "name", title: "姓名", required: true, grade: "general2" });
    await fillItem(page, 3, { name: "members", title: "家庭人数", kind: "integer", grade: "general1" });
    await fillItem(page, 4, { name: "aid", title: "救助类别", grade: "general2" });
    await addRule(page, 1, "checksum", () => undefined);
    await addRule(page, 3, "range", async (dialog) => {
      await dialog.getByLabel("最小值").fill("1");
      await dialog.getByLabel("最大值").fill("20");
    });
    await addRule(page, 4, "code_list", (dialog) => dialog.getByLabel("允许的值，每行一个").fill("低保\n特困"));
    await look("catalogue-items");
  });
  await step("the sharing type is chosen with what it means", async () => {
    await wizardStep(page, "共享类型与依据");
    await page.getByRole("radio", { name: /有条件/ }).check();
    for (const field of await page.locator(".wizard-body textarea").all()) await field.fill("依履行职责需要");
    await page.getByLabel("第 1 条", { exact: true }).fill("只用于办理本机构的法定事项");
    await pickBasis(page, "个人信息保护法");
    await look("catalogue-sharing-type");
  });
  await step("submitting with a field missing is refused under its article", async () => {
    await wizardStep(page, "核对提交");
    await page.getByRole("button", { name: "提交审定" }).click();
    await refused(page, /目录缺少/, /《.*》第.+条/, /补齐/);
    await look("catalogue-refused");
  });
  await step("the refusal leads to the field; completed, it is submitted", async () => {
    await page.locator(".refusal li button").first().click();
    const empty = page.locator(".field-note.fault").first();
    await empty.waitFor();
    for (const field of await page.locator(".wizard-body textarea").all()) if (!(await field.inputValue())) await field.fill("市民政局");
    await wizardStep(page, "核对提交");
    await page.getByRole("button", { name: "提交审定" }).click();
    await page.waitForURL(/\/catalogue\/(?!new)[^/]+$/);
    await page.locator("h1").getByText("待审定").waitFor();
    found.resource = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1));
    await look("catalogue-submitted", false);
  });
}
