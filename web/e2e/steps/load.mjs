// (3) The officer loads a file with some bad rows; the same file again changes nothing.
import { go } from "../lib/actors.mjs";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** A synthetic identity number of a region code that is not assigned, with a right check digit. */
function idNumber(n) {
  const body = `99999919${String(70 + (n % 20)).padStart(2, "0")}0101${String(100 + n).slice(-3)}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
  return `${body}${"10X98765432"[sum % 11]}`;
}

export async function load({ page, step, look, found, as }) {
  const rows = Array.from({ length: 400 }, (_, n) => [idNumber(n), `测试${n}`, String((n % 6) + 1), n % 3 === 0 ? "特困" : "低保"]);
  const right = rows[7][0];
  found.key = right;
  found.rows = rows;
  const wrong = `${right.slice(0, 17)}${right.endsWith("1") ? "2" : "1"}`.slice(0, 17); // one digit short
  rows[3][2] = "99";
  rows[4][1] = "";
  rows[5][3] = "其他";
  rows[6][0] = wrong;
  const file = { name: "dibao-2026-02.csv", mimeType: "text/csv", buffer: Buffer.from(`身份号码,姓名,家庭人数,救助类别\n${rows.map((row) => row.join(",")).join("\n")}\n`) };
  const send = async () => {
    await go(page, `/intake/new?resource=${encodeURIComponent(found.resource)}`);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByRole("button", { name: "开始加载" }).click();
    await page.waitForURL(/\/intake\/(?!new)[^/?]+$/);
  };
  await step("a file is dropped and sent", async () => {
    await as("source");
    await go(page, `/intake/new?resource=${encodeURIComponent(found.resource)}`);
    await look("intake-upload");
    await send();
  });
  await step("its progress ends in rows good and bad", async () => {
    await page.locator("h1").getByText("已入库").waitFor({ timeout: 60_000 });
    const figures = await page.locator(".figures").innerText();
    if (!/400/.test(figures) || !/396/.test(figures)) throw new Error(`400 rows, 396 good expected: ${figures}`);
    found.batch = page.url();
  });
  await step("quarantine names row, item and reason", async () => {
    const table = page.getByRole("region", { name: "隔离清单" });
    await table.getByText("家庭人数").waitFor();
    const text = await table.innerText();
    for (const word of [/第 5 行/, /超出范围/, /必填项为空/, /不在代码表内/, /身份号码/]) if (!word.test(text)) throw new Error(`quarantine lacks ${word}: ${text}`);
    await look("intake-result");
  });
  await step("quarantine downloads as a file", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "下载隔离清单" }).click()]);
    if (await download.failure()) throw new Error("the download failed");
  });
  await step("the same file again says it was loaded before", async () => {
    await send();
    await page.getByText(/已于.*加载过/).waitFor();
    if (page.url() !== found.batch) throw new Error("it became another batch");
  });
}
