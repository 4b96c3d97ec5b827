// (5b) A value that was received is doubted: checked, corrected, made known, acknowledged, answered.
import { go } from "../lib/actors.mjs";
import { refused } from "../lib/forms.mjs";

export async function correction({ page, step, look, stamp, found, as }) {
  const right = `更正${stamp}`;
  const heading = (text) => page.locator("h1").getByText(text).waitFor();
  const draft = () => page.getByText("已为您保留上次未提交的内容").waitFor();
  await step("what a call answered can be doubted, its key is filled in", async () => {
    await as("consumer");
    await go(page, "/grants");
    await page.getByRole("link", { name: found.title }).first().click();
    await page.getByRole("button", { name: "试调用" }).click();
    await page.getByLabel("应用系统编号").fill(found.client);
    await page.getByLabel("应用系统密钥").fill(found.secret);
    await page.getByRole("button", { name: "换取令牌" }).click();
    await page.getByRole("button", { name: "发起调用" }).and(page.locator(":enabled")).waitFor();
    await page.getByLabel("身份号码（主键）").fill(found.key);
    await page.getByRole("button", { name: "发起调用" }).click();
    await page.getByRole("button", { name: "报告疑问" }).click();
    await page.getByRole("heading", { level: 1, name: /^报告疑问/ }).waitFor();
    const key = await page.getByLabel(/^身份号码（主键）/).inputValue();
    if (key !== found.key) throw new Error(`the key is ${key}`);
    if (page.url().includes(found.key)) throw new Error("the key stands in the address");
  });
  await step("a doubt without a reason is refused under its article", async () => {
    await page.getByLabel(/^有疑问的数据项/).selectOption("name");
    if (!/\*/.test(await page.getByLabel(/^看到的值/).inputValue())) throw new Error("the value seen is not filled in");
    await page.getByLabel(/^应为的值/).fill(right);
    const kind = page.getByRole("radio", { name: "不准确" });
    if ((await kind.count()) > 0) await kind.check();
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await refused(page, /疑问或者错误的情况/);
    await look("correction-open-refused");
  });
  await step("what was typed is here after a reload, but not in the browser's lasting store", async () => {
    await page.getByLabel(/^疑问或者错误的情况/).fill("当事人出示的证件与登记的姓名不一致");
    await page.reload();
    await draft();
    if ((await page.getByLabel(/^应为的值/).inputValue()) !== right) throw new Error("the draft is gone");
    const kept = await page.evaluate(() => Object.values(localStorage).join(" "));
    if (kept.includes(found.key) || kept.includes(right)) throw new Error("personal data is kept for good");
    await look("correction-open");
  });
  await step("sent, it waits for the source to check it", async () => {
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.waitForURL(/\/corrections\/(?!new)[^/?]+$/);
    await heading("待校核");
    found.correction = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1));
    await page.getByRole("button", { name: "撤回申请" }).waitFor();
    await look("correction-asked");
  });
  await step("the source finds it among what it has to answer", async () => {
    await as("source");
    await page.getByRole("link", { name: "校核纠错", exact: true }).click();
    await page.getByRole("link", { name: `${found.title}·姓名` }).first().click();
    await page.getByRole("heading", { name: "办理", exact: true }).waitFor();
    await look("correction-amend");
  });
  await step("a value the contract does not take corrects nothing", async () => {
    await page.getByLabel(/正确的值/).fill("");
    await page.getByRole("button", { name: "确认更正" }).click();
    await page.locator(".field-note.fault").first().waitFor();
    await heading("待校核");
  });
  await step("the right value is amended, who had the wrong one is told", async () => {
    await page.getByRole("button", { name: "填入该值" }).click();
    await page.getByRole("button", { name: "确认更正" }).click();
    await heading("待反馈");
    await page.getByText("曾收到该记录的 1 个机构已收到更正通知").waitFor();
    await look("correction-corrected");
    await go(page, "/notices?tab=unacknowledged");
    await page.getByRole("link", { name: `${found.title}·姓名` }).waitFor();
    await look("notices-unacknowledged");
  });
  await step("the recipient fetches it anew and acknowledges", async () => {
    await as("consumer");
    await go(page, "/notices");
    await page.getByRole("link", { name: `${found.title}·姓名` }).click();
    await heading("待确认");
    await look("notice");
    await page.getByLabel("处理情况").fill("已更新业务系统中的记录");
    await page.getByRole("button", { name: "确认收到更正" }).click();
    await heading("已确认");
  });
  await step("nobody is left to acknowledge; the answer closes the case", async () => {
    await as("source");
    await go(page, "/notices?tab=unacknowledged");
    await page.getByText("发出的更正通知都已确认").waitFor();
    await go(page, `/corrections/${found.correction}`);
    await page.getByRole("radio", { name: "数据有误" }).check();
    await page.getByLabel(/^核实的情况/).fill("登记时录入有误，已更正");
    await page.reload();
    await draft();
    await page.getByRole("button", { name: "提交答复" }).click();
    await heading("已办结");
    await look("correction-closed");
  });
  await step("on paper the case has its acts and nothing to press", async () => {
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".rooms", ".top", ".actions"]) if (await page.locator(hidden).first().isVisible()) throw new Error(`${hidden} is printed`);
    await page.getByText(/校核纠错办理单/).waitFor();
    await page.locator(".timeline").getByText("答复校核").waitFor();
    await page.emulateMedia({ media: null });
  });
}
