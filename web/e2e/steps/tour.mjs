// Every page once more: nobody signed in, lists, what is not there, the phone's menu, the keyboard.
import { base, desk, phone, settled } from "../lib/browser.mjs";
import { go } from "../lib/actors.mjs";

const pages = ["/inbox", "/inbox?tab=done", "/inbox?tab=started", "/catalogue", "/catalogue/new", "/intake", "/sharing?tab=received", "/sharing?tab=mine", "/grants?tab=given", "/clients", "/corrections", "/corrections/new", "/notices", "/disputes", "/disputes/new", "/demands", "/demands/new", "/demands/board", "/sources/collected", "/sources/check", "/ledger", "/ledger/calls", "/nowhere"];

export async function tour({ page, step, look, as }) {
  await step("sign-in: accessible, at both widths", async () => {
    await page.context().clearCookies();
    await page.goto(`${base}/`);
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    await look("sign-in");
  });
  await step("the demo's accounts can be clicked", async () => {
    await page.locator(".demo-accounts button").first().click();
    await page.getByText(/演示环境：合成数据/).waitFor();
  });
  await as("source");
  for (const path of pages) {
    await step(`${path} opens`, async () => {
      await go(page, path);
      await look(path, false);
    });
  }
  await step("on a phone the rooms are in a drawer", async () => {
    await page.setViewportSize(phone);
    await go(page, "/inbox");
    await page.getByRole("button", { name: "打开导航" }).click();
    const drawer = page.locator(".rooms-drawer");
    await drawer.getByRole("link", { name: "数据目录" }).waitFor();
    await page.waitForTimeout(400);
    await drawer.getByRole("link", { name: "数据目录" }).click();
    await page.getByRole("heading", { level: 1, name: "数据目录" }).waitFor();
    await page.setViewportSize(desk);
  });
  await step("the keyboard reaches the first matter, visibly", async () => {
    await go(page, "/catalogue");
    await settled(page);
    const order = [];
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const here = document.activeElement;
        const style = here ? getComputedStyle(here) : null;
        return { name: here?.textContent?.slice(0, 30) ?? "", href: here?.getAttribute("href") ?? "", seen: style ? style.outlineStyle !== "none" || style.boxShadow !== "none" : false };
      });
      order.push(at.name);
      if (/^\/catalogue\/(?!new)/.test(at.href)) {
        if (!at.seen) throw new Error(`focus on ${at.name} can't be seen`);
        return;
      }
    }
    throw new Error(`not reached: ${order.join(" · ")}`);
  });
}
