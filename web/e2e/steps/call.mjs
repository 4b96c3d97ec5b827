// (5) The consumer's program calls: answered with masks and a receipt, or refused under the article.
import { go } from "../lib/actors.mjs";
import { refused } from "../lib/forms.mjs";

export async function call({ page, step, look, stamp, found, as }) {
  await step("a program is registered; its secret is shown once", async () => {
    await as("consumer");
    await go(page, "/clients");
    await page.getByLabel("名称").fill(`户政业务系统 ${stamp}`);
    await page.getByRole("button", { name: "登记", exact: true }).click();
    const dialog = page.getByRole("dialog");
    found.secret = await dialog.getByTestId("secret").innerText();
    found.client = await dialog.locator("dd code").first().innerText();
    await look("client-secret", false);
    await dialog.getByRole("button", { name: "我已保存" }).click();
    await dialog.waitFor({ state: "hidden" });
    if ((await page.locator("main").innerText()).includes(found.secret)) throw new Error("the secret is shown again");
    await look("clients");
  });
  await step("the grant is held, with its bounds", async () => {
    await go(page, "/grants");
    await page.getByRole("link", { name: found.title }).first().click();
    await page.getByText("保留前 1 后 0 位").waitFor();
    await look("grant");
    await page.getByRole("button", { name: "试调用" }).click();
    await page.getByRole("heading", { level: 1, name: /试调用/ }).waitFor();
  });
  await step("credentials become a token", async () => {
    await page.getByLabel("应用系统编号").fill(found.client);
    await page.getByLabel("应用系统密钥").fill(found.secret);
    await page.getByRole("button", { name: "换取令牌" }).click();
    await page.getByRole("button", { name: "发起调用" }).and(page.locator(":enabled")).waitFor();
  });
  const send = () => page.getByRole("button", { name: "发起调用" }).click();
  await step("a call is answered, masked, with a receipt", async () => {
    await page.getByLabel("身份号码（主键）").fill(found.key);
    await send();
    await page.getByRole("heading", { name: "调用成功" }).waitFor();
    const answer = await page.getByTestId("answer").innerText();
    if (!/"name": "测\*+"/.test(answer)) throw new Error(`the name is not masked: ${answer}`);
    if (!/"leaf_hash"/.test(answer)) throw new Error("no receipt");
    await look("call-answered");
  });
  await step("another purpose is refused under its article", async () => {
    await page.getByLabel("用途").fill("其他用途");
    await send();
    await refused(page, /用途/, /《.*》第.+条/);
    await look("call-refused");
  });
  await step("an item outside the grant is refused under its article", async () => {
    await page.getByLabel("用途").fill(found.purpose);
    await page.getByRole("checkbox", { name: /救助类别/ }).check();
    await send();
    await refused(page, /不在授权范围/, /《.*》第.+条/);
    await look("call-item-refused", false);
  });
}
