/** A quarter such as `2026-1`: its first and last day. */
export function span(quarter: string): { from: string; to: string } {
  const [year = 1970, n = 1] = quarter.split("-").map(Number);
  const two = (part: number) => String(part).padStart(2, "0");
  const last = new Date(Date.UTC(year, n * 3, 0)).getUTCDate();
  return { from: `${year}-${two(n * 3 - 2)}-01`, to: `${year}-${two(n * 3)}-${two(last)}` };
}

/** The quarter of a day, and those before it, newest first. */
export function quarters(today: string, count = 8): string[] {
  const [year = 1970, month = 1] = today.split("-").map(Number);
  const newest = year * 4 + Math.ceil(month / 3) - 1;
  return Array.from({ length: count }, (_, back) => newest - back).map((at) => `${Math.floor(at / 4)}-${(at % 4) + 1}`);
}
