// How the walk fills forms: by the labels an official reads.
export const main = (page) => page.locator("main");
export const refusal = (page) => page.locator(".refusal").first();

/** Waits until the page's refusal says all of these words; an earlier one may still stand there. */
export async function refused(page, ...words) {
  for (const word of words) {
    await refusal(page).filter({ hasText: word }).waitFor().catch(async () => {
      throw new Error(`the refusal does not say ${word}: ${await refusal(page).innerText({ timeout: 1_000 }).catch(() => "there is none")}`);
    });
  }
}

/** Picks a basis from the register: the norm whose title contains `norm`, its first article or the norm itself. */
export async function pickBasis(page, norm) {
  await page.getByRole("button", { name: /^(选择|更换)依据$/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("按名称、发文机关或条款检索").fill(norm);
  // The list narrows, the dialog still opens: both move under the pointer.
  await page.waitForTimeout(400);
  await dialog.locator(".norm").filter({ hasText: norm }).first().click();
  await dialog.locator(".article").first().click();
  await dialog.waitFor({ state: "hidden" });
}

export const wizardStep = (page, title) => page.locator(".ant-steps-item").filter({ hasText: title }).first().click();

/** Fills row `n` (from 1) of the table of items. */
export async function fillItem(page, n, { name, title, kind = "text", required = false, key = false, grade }) {
  const cell = (label) => page.getByLabel(`第 ${n} 项${label}`, { exact: true });
  await cell("英文名").fill(name);
  await cell("名称").fill(title);
  await cell("类型").selectOption(kind);
  if (required) await cell("必填").check();
  if (key) await cell("主键").check();
  await cell("级别").selectOption(grade);
}

/** Puts a rule on row `n` and fills it. */
export async function addRule(page, n, rule, fill) {
  await page.locator("tr:has(.rules-button)").nth(n - 1).locator(".rules-button").first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("添加一条规则…").selectOption(rule);
  await fill(dialog);
  // A dialog still opening moves under the pointer.
  await page.waitForTimeout(300);
  await dialog.getByRole("button", { name: "完成" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Applies for a resource with all that the law wants stated; the page is then the request's. */
export async function apply(page, { items, purpose, mode }) {
  for (const item of items) await page.getByRole("checkbox", { name: new RegExp(`^${item}`) }).check();
  if (mode) await page.getByRole("radio", { name: new RegExp(`^${mode}`) }).check();
  await wizardStep(page, "用途与依据");
  await page.getByLabel("应用业务场景").fill("办理户籍业务时核对申请人的困难身份");
  await page.getByLabel(/^截止时间/).fill(`${new Date().getFullYear() + 1}-12-31`);
  await page.getByLabel(/^用途/).fill(purpose);
  await pickBasis(page, "个人信息保护法");
  await sendApplication(page);
}

export async function sendApplication(page) {
  await wizardStep(page, "核对提交");
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.waitForURL(/\/sharing\/(?!apply)[^/]+$/);
  return idOf(page);
}

/** The identifier at the end of the page's address. */
export const idOf = (page) => decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1));

/** What was looked at for each condition of the catalogue. */
export async function findings(page) {
  for (const field of await page.locator(".findings input[type=text]").all()) await field.fill("申请材料写明的业务");
}
