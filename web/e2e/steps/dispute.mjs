// (7) A refusal is disputed: negotiated, coordinated, conferred on, submitted, decided; the request waits again.
import { go } from "../lib/actors.mjs";
import { apply, findings, idOf, pickBasis, refused } from "../lib/forms.mjs";

export async function dispute({ page, step, look, stamp, found, as }) {
  const title = `低保核验被拒绝 ${stamp}`;
  const heading = (text) => page.locator("h1").getByText(text).waitFor();
  const record = () => page.getByRole("button", { name: "提交记录" }).click();
  const positions = async () => {
    for (const box of await page.locator("form").getByLabel(/的意见$/).all()) await box.fill("意见已在会上陈述，坚持原意见");
  };
  await step("a request is refused", async () => {
    await as("consumer");
    await go(page, `/sharing/apply/${found.resource}`);
    await apply(page, { items: ["身份号码", "姓名"], purpose: "户籍业务补充核验" });
    found.refused = idOf(page);
    await as("source");
    await go(page, `/sharing/${found.refused}`);
    await page.getByRole("button", { name: "拒绝共享" }).click();
    await findings(page);
    await pickBasis(page, "个人信息保护法");
    await page.getByLabel("说明").fill("超出办理该事项所必需的范围");
    await page.getByRole("button", { name: "确认拒绝" }).click();
    await heading("已拒绝");
  });
  await step("its applicant may have it compared instead, all stated before is there", async () => {
    await as("consumer");
    await go(page, `/sharing/${found.refused}`);
    await look("sharing-refused");
    await page.getByRole("link", { name: "改为申请核实比对" }).click();
    await page.getByRole("heading", { level: 1, name: /^申请核实比对/ }).waitFor();
    if (!(await page.getByRole("radio", { name: /^核实比对/ }).isChecked())) throw new Error("the mode is not set");
    if (!(await page.getByRole("checkbox", { name: /^姓名/ }).isChecked())) throw new Error("the items are not there");
    await go(page, `/sharing/${found.refused}`);
  });
  await step("or dispute the refusal; without a statement that is refused", async () => {
    await page.getByRole("link", { name: "提出争议" }).click();
    await page.getByRole("heading", { level: 1, name: /^提出争议/ }).waitFor();
    if (!(await page.getByRole("radio", { name: "拒绝共享" }).isChecked())) throw new Error("the question is not set");
    await page.getByLabel(/^标题/).fill(title);
    await page.getByRole("button", { name: "提交争议" }).click();
    await refused(page, /事实和主张/);
    await look("dispute-open-refused");
  });
  await step("stated, it begins with negotiation", async () => {
    await page.getByLabel(/^事实和主张/).fill("办理户籍业务确需核对，申请范围已经减到最小。");
    await look("dispute-open");
    await page.getByRole("button", { name: "提交争议" }).click();
    await page.waitForURL(/\/disputes\/(?!new)[^/?]+$/);
    await heading("协商中");
    found.dispute = idOf(page);
    await look("dispute-negotiating");
  });
  await step("a step without its record is refused", async () => {
    await record();
    await refused(page, /缺少/);
    await positions();
    await record();
    await heading("协调中");
  });
  await step("the authority coordinates, confers with the offices the law names, and submits its opinion", async () => {
    await as("reviewer");
    await page.getByRole("link", { name: "争议处理", exact: true }).click();
    await page.getByRole("link", { name: title }).click();
    await heading("协调中");
    await positions();
    await page.getByLabel("协调方案").fill("建议核减数据项后共享");
    await record();
    await heading("会商中");
    await page.getByLabel("会商纪要").fill("会商认为申请范围适当");
    await record();
    await refused(page, /参加/);
    await look("dispute-consult-refused");
    await page.getByLabel("参加单位").fill("市委编办（机构编制管理部门、本级机构编制管理部门）");
    await record();
    await heading("待提出意见");
    if (await page.getByLabel("参加单位").inputValue()) throw new Error("what another step left is still there");
    await positions();
    await page.getByLabel("倾向性意见").fill("倾向于应当共享");
    await look("dispute-opinion");
    await record();
    await heading("待决定");
  });
  await step("the decision is registered with its document", async () => {
    await page.getByRole("button", { name: "确认登记" }).click();
    await refused(page, /文号/);
    await page.getByLabel(/^文号/).fill("东府办函〔2026〕12号");
    await page.getByLabel(/^决定内容/).fill("应当在最小必要范围内共享");
    await page.getByRole("radio", { name: "应当共享" }).check();
    await page.getByRole("button", { name: "确认登记" }).click();
    await heading("已决定");
    await look("dispute-decided");
  });
  await step("the request waits for its answer again and can be refused no more", async () => {
    await as("source");
    await go(page, `/sharing/${found.refused}`);
    await heading("待答复");
    await page.getByText("争议已有决定，应当共享").waitFor();
    if ((await page.getByRole("button", { name: "拒绝共享" }).count()) > 0) throw new Error("it can be refused again");
    await look("dispute-ordered");
  });
}
