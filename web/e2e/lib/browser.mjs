// A browser as an official's desk has one, driven without downloads: Debian's own chromium.
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const base = (process.env.GONGSHU_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");
const shots = process.env.GONGSHU_SHOTS ?? new URL("../../../docs/img", import.meta.url).pathname;
const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN"];
export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

export async function open() {
  const profile = await mkdtemp(join(tmpdir(), "gongshu-e2e-"));
  await mkdir(shots, { recursive: true });
  const options = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args, viewport: desk, locale: "zh-CN", timezoneId: "Asia/Shanghai", acceptDownloads: true };
  const context = await chromium.launchPersistentContext(profile, options);
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, page, errors, close };
}

/** Waits until the page shows neither spinner nor progress of its own reading. */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.locator(".loading").first().waitFor({ state: "detached" }).catch(() => undefined);
  await page.locator(".ant-message-notice").first().waitFor({ state: "detached" }).catch(() => undefined);
  await page.waitForTimeout(250);
}

/** A screenshot (where it is worth keeping) at desk and phone width; nothing may stick out sideways. */
export async function picture(page, name, keep = true) {
  const wide = [];
  for (const [size, folder] of [[desk, ""], [phone, "-phone"]]) {
    await page.setViewportSize(size);
    await settled(page);
    if (keep) await page.screenshot({ path: join(shots, `${name}${folder}.png`) });
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)) wide.push(`${size.width}px`);
  }
  await page.setViewportSize(desk);
  await settled(page);
  if (wide.length > 0) throw new Error(`${name}: sticks out sideways at ${wide.join(", ")}`);
}

/** Serious and critical violations of WCAG A and AA on the page as it stands. */
export async function accessible(page) {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  if (serious.length === 0) return;
  const lines = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`).join(" | ")}`);
  throw new Error(`axe: ${lines.join("\n      ")}`);
}

/** What the page looked like when the walk ended. */
export async function failure(page) {
  const path = join(tmpdir(), "gongshu-e2e-failure.png");
  await page.screenshot({ path, fullPage: true }).catch(() => undefined);
  console.log(`      ${page.url()} → ${path}`);
}
