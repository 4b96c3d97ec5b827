// (4) Another department applies; a refusal needs a basis that suffices; the source agrees and delivers.
import { go } from "../lib/actors.mjs";
import { findings, pickBasis, refused, wizardStep } from "../lib/forms.mjs";

export async function share({ page, step, look, found, as }) {
  found.purpose = "户籍业务困难身份核验";
  await step("the consumer finds the resource and applies", async () => {
    await as("consumer");
    await go(page, `/catalogue?q=${encodeURIComponent(found.title)}`);
    await page.getByRole("link", { name: found.title }).first().click();
    await page.getByRole("button", { name: "申请共享" }).click();
    for (const item of ["身份号码", "姓名", "家庭人数"]) await page.getByRole("checkbox", { name: new RegExp(`^${item}`) }).check();
    await look("sharing-apply-scope", false);
    await wizardStep(page, "用途与依据");
    await page.getByLabel(/^截止时间/).fill(`${new Date().getFullYear() + 1}-12-31`);
    await wizardStep(page, "核对提交");
    await page.getByRole("button", { name: "提交申请" }).click();
    await refused(page, /申请缺少/, /《.*》第.+条/);
    await look("sharing-apply-refused", false);
  });
  await step("with all elements of the law it is sent", async () => {
    await wizardStep(page, "用途与依据");
    await page.getByLabel("应用业务场景").fill("办理户籍业务时核对申请人的困难身份");
    await page.getByLabel(/^用途/).fill(found.purpose);
    await pickBasis(page, "个人信息保护法");
    await look("sharing-apply");
    await wizardStep(page, "核对提交");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL(/\/sharing\/(?!apply)[^/]+$/);
    await page.locator("h1").getByText("待答复").waitFor();
    found.request = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1));
  });
  await step("the source's inbox holds it with its clock", async () => {
    await as("source");
    const row = page.locator("tr, li").filter({ hasText: found.title }).first();
    await row.waitFor();
    await row.getByRole("link").first().click();
    await page.getByRole("heading", { name: "答复", exact: true }).waitFor();
    await look("sharing-request");
  });
  await step("refusing without a basis is refused under its article", async () => {
    await page.getByRole("button", { name: "拒绝共享" }).click();
    await findings(page);
    await page.getByRole("button", { name: "确认拒绝" }).click();
    await refused(page, /法定依据/, /《.*》第.+条/);
    await look("sharing-refuse-refused");
  });
  await step("refusing with a basis of too low a rank is refused", async () => {
    await pickBasis(page, "示例市公共数据共享工作指引");
    await page.getByRole("button", { name: "确认拒绝" }).click();
    await page.locator(".field-note.fault").filter({ hasText: "位阶" }).waitFor();
    await refused(page, /《.*》第.+条/);
    await look("sharing-refuse-weak", false);
  });
  await step("the source agrees with masks, a quota and an end date", async () => {
    await page.getByRole("button", { name: "同意共享" }).click();
    await findings(page);
    await page.getByRole("checkbox", { name: "家庭人数" }).uncheck();
    await page.getByLabel("姓名的脱敏方式").selectOption("keep");
    await page.getByLabel("姓名保留前几位").fill("1");
    await page.getByLabel("姓名保留后几位").fill("0");
    await page.getByLabel("每日调用上限").fill("100");
    await look("sharing-agree");
    await page.getByRole("button", { name: "确认同意" }).click();
    await page.locator("h1").getByText("待提供").waitFor();
  });
  await step("and delivers", async () => {
    await page.getByRole("button", { name: "完成提供" }).click();
    await page.locator("h1").getByText("已提供").waitFor();
    await look("sharing-granted");
  });
}
