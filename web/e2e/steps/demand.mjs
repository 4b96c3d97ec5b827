// (6) Data looked for in vain is demanded: matched, reviewed, catalogued item by item, mounted.
import { go } from "../lib/actors.mjs";
import { idOf, refused } from "../lib/forms.mjs";

export async function demand({ page, step, look, stamp, found, as }) {
  const wanted = `困难职工帮扶信息 ${stamp}`;
  const heading = (text) => page.locator("h1").getByText(text).waitFor();
  const handle = (name) => page.getByRole("group", { name: "办理" }).getByRole("button", { name, exact: true }).click();
  await step("an empty search leads to a demand that carries it", async () => {
    await as("consumer");
    await go(page, `/catalogue?q=${encodeURIComponent(wanted)}`);
    await page.getByText("没有符合条件的资源").waitFor();
    await look("demand-search-empty");
    await page.getByRole("link", { name: "没有找到？提出数据需求" }).click();
    await page.getByRole("heading", { level: 1, name: "提出数据需求" }).waitFor();
    const title = await page.getByLabel(/^需求名称/).inputValue();
    if (title !== wanted) throw new Error(`the title is ${title}`);
  });
  await step("without a name it is refused at its field; what was typed stays", async () => {
    await page.getByLabel("所需数据项").fill("姓名\n家庭人数\n工会会员号");
    await page.getByLabel("应用场景").fill("办理户籍业务时核对困难职工身份");
    await page.getByLabel("履职需要").fill("核对申请人是否享受困难职工帮扶");
    await page.getByLabel(/^需求名称/).fill("");
    await page.getByRole("button", { name: "提交需求" }).click();
    await page.locator(".field-note.fault").first().waitFor();
    await page.getByLabel(/^需求名称/).fill(wanted);
    await look("demand-open");
  });
  await step("sent, it waits for the authority to find who holds it", async () => {
    await page.getByRole("button", { name: "提交需求" }).click();
    await page.waitForURL(/\/demands\/(?!new|board)[^/?]+$/);
    await heading("待对接");
    found.demand = idOf(page);
    await look("demand-matching");
  });
  await step("the authority sees it on the board and names the provider", async () => {
    await as("reviewer");
    await go(page, "/demands");
    await look("demands", false);
    await page.getByRole("link", { name: "需求统筹" }).click();
    await page.getByRole("heading", { name: wanted }).waitFor();
    await look("demand-board");
    await page.getByRole("region", { name: wanted }).getByRole("link").first().click();
    await page.getByLabel(/^提供部门/).selectOption({ label: found.sourceName });
    await look("demand-assign");
    await page.getByRole("button", { name: "确认对接" }).click();
    await heading("待审核");
  });
  await step("the provider finds it reasonable", async () => {
    await as("source");
    await page.locator("tr, li").filter({ hasText: wanted }).first().getByRole("link").first().click();
    await heading("待审核");
    await look("demand-review");
    await handle("审核通过");
    await page.getByLabel("说明").fill("需求合理，由本机构提供");
    await page.getByRole("button", { name: "确认通过" }).click();
    await heading("待发布");
  });
  await step("an item without an answer is refused", async () => {
    await page.getByLabel(/^对应的资源/).selectOption({ label: found.title });
    await page.getByLabel("姓名对应的数据项").waitFor();
    if ((await page.getByLabel("家庭人数对应的数据项").inputValue()) !== "members") throw new Error("the item of the same name is not offered");
    await page.getByRole("button", { name: "确认对应" }).click();
    await refused(page, /工会会员号/);
    await look("demand-publish-refused");
  });
  await step("each item mapped or explained, it is catalogued, then mounted", async () => {
    await page.getByLabel("不能提供工会会员号的原因").fill("本机构不掌握，请向总工会申请");
    await page.getByRole("button", { name: "确认对应" }).click();
    await heading("待挂载");
    await page.getByRole("button", { name: "确认数据已挂载" }).click();
    await heading("已满足");
    await look("demand-met");
  });
  await step("who asked for it goes on to apply", async () => {
    await as("consumer");
    await go(page, `/demands/${found.demand}`);
    await page.getByRole("link", { name: "申请共享", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /^申请共享/ }).waitFor();
  });
}
