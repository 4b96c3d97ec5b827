// Who walks: accounts of the demo city, found by the name of their organization and their role.
import { base, settled } from "./browser.mjs";

export async function accounts() {
  const answer = await fetch(`${base}/api/v1/demo/accounts`);
  if (!answer.ok) throw new Error(`no demo accounts at ${base} (${answer.status})`);
  const body = await answer.json();
  const all = Array.isArray(body) ? body : body.items;
  const find = (org, role) => {
    const found = all.find((one) => one.org_name.includes(org) && one.roles.includes(role));
    if (!found) throw new Error(`no account of ${org} with the role ${role}`);
    return found;
  };
  return {
    source: find(process.env.GONGSHU_SOURCE ?? "民政局", "data_officer"),
    consumer: find(process.env.GONGSHU_CONSUMER ?? "公安局", "data_officer"),
    reviewer: find(process.env.GONGSHU_AUTHORITY ?? "政务服务", "reviewer"),
  };
}

/** Signs in by the form, as on a node without demo accounts to click. */
export async function signIn(page, account) {
  await page.context().clearCookies();
  await page.goto(`${base}/inbox`);
  await page.getByLabel("账号", { exact: true }).fill(account.login);
  await page.getByLabel("密码", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "工作台" }).waitFor();
  await settled(page);
}

export async function go(page, path) {
  await page.goto(`${base}${path}`);
  await settled(page);
}
