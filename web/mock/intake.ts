import type { BadCell, BatchView } from "../src/api/types";
import type { Route } from "./handle.ts";
import { fresh, hidden, now, people, record, Refused, timeline, titleOf, world } from "./world.ts";

type Kept = (typeof world.batches)[number];

function view(batch: Kept, repeated = false): BatchView {
  const { bad: _, polls, bytes: __, ...shown } = batch;
  const progress = batch.state === "intended" ? { stage: polls < 2 ? "inspecting" : "reading", percent: Math.min(95, polls * 35), rows: polls * 400, bad: polls, bytes_read: polls * 1000, bytes_total: 3000 } : null;
  const officer = people.find((one) => one.id === batch.officer);
  return { batch: shown, resource_title: titleOf(batch.resource), officer_name: officer?.name ?? "", repeated, progress, timeline: timeline("intake", batch.id) };
}

/** Checks a file as far as a mock needs to: required cells, lengths, ranges and code lists. */
function check(batch: Kept): void {
  const items = world.resources.find((one) => one.id === batch.resource)?.published?.items ?? [];
  const [head = "", ...lines] = batch.bytes.replace(/^\uFEFF/, "").trim().split(/\r?\n/);
  const columns = head.split(",").map((cell) => items.find((item) => item.title === cell.trim() || item.name === cell.trim()));
  const bad: BadCell[] = [];
  const seen = new Set<number>();
  lines.forEach((line, n) => {
    const cells = line.split(",");
    columns.forEach((item, at) => {
      const text = cells[at]?.trim() ?? "";
      if (!item) return;
      const put = (reason: string, words: string) => {
        bad.push({ row: n + 2, item: item.name, item_title: item.title, reason: { reason }, text: words });
        seen.add(n);
      };
      if (!text && item.required) put("missing", "必填项为空");
      else if (text && item.kind.type === "integer" && !/^-?\d+$/.test(text)) put("type", "类型不符，应为整数");
      for (const rule of item.rules) {
        if (rule.rule === "range" && text && (Number(text) < Number(rule.min ?? -1e18) || Number(text) > Number(rule.max ?? 1e18))) put("range", `超出范围（${rule.min ?? "不限"}～${rule.max ?? "不限"}）`);
        if (rule.rule === "checksum" && text && text.length !== 18) put("checksum", "公民身份号码校验位错误（GB 11643）");
        if (rule.rule === "code_list" && text && !rule.values.includes(text)) put("code_list", "不在代码表内");
      }
    });
  });
  Object.assign(batch, { state: "landed", at: now(), table_version: 1, bad, counts: { rows: lines.length, good: lines.length - seen.size, bad: seen.size } });
  record({ id: "node", login: "", name: "系统", org: batch.org, roles: [] }, "intake.landed", "批次入库", "intake", batch.id);
}
const find = (id: string | undefined, org: string): Kept => {
  const found = world.batches.find((one) => one.id === id && one.org === org);
  if (!found) throw hidden();
  return found;
};

export const intake: Route[] = [
  ["GET", /^\/intake\/batches$/, ({ who, query }) => ({ items: world.batches.filter((one) => one.org === who.org && (!query.get("resource") || one.resource === query.get("resource"))).map((one) => view(one)).toReversed(), next: null })],
  ["POST", /^\/intake\/batches$/, ({ who, query, file }) => {
    const resource = world.resources.find((one) => one.id === query.get("resource"));
    if (!file || !resource || resource.org !== who.org) throw hidden();
    if (resource.published?.items.some((item) => !item.grade)) throw new Refused(422, "catalogue.grading", "数据项未分级", "请为每个数据项确定级别", "catalogue.grading");
    if (!/\.(csv|txt|xlsx|jsonl|ndjson)$/.test(file.name)) throw new Refused(422, "input", "只接受 CSV、XLSX、JSON Lines（.jsonl）文件", "请按提示更正后重试", undefined, [{ place: "file", message: "只接受 CSV、XLSX、JSON Lines（.jsonl）文件" }]);
    const same = world.batches.find((one) => one.resource === resource.id && one.bytes === file.text);
    if (same) return view(same, true);
    const batch: Kept = { id: fresh("b"), resource: resource.id, resource_version: resource.version, org: who.org, officer: who.id, file: file.name, format: "csv", digest: "3f2a".repeat(16), accepted: now(), state: "intended", bad: [], polls: 0, bytes: file.text };
    world.batches.push(batch);
    record(who, "intake.accepted", "接收批次", "intake", batch.id);
    return view(batch);
  }],
  ["GET", /^\/intake\/batches\/([^/]+)$/, ({ who, parts }) => {
    const batch = find(parts[0], who.org);
    if (batch.state === "intended" && (batch.polls += 1) > 3) check(batch);
    return view(batch);
  }],
  ["GET", /^\/intake\/batches\/([^/]+)\/quarantine$/, ({ who, parts, query }) => {
    const { bad } = find(parts[0], who.org);
    const offset = Number(query.get("offset") ?? 0);
    return { total: bad.length, items: bad.slice(offset, offset + Number(query.get("limit") ?? 50)) };
  }],
  ["GET", /^\/intake\/batches\/([^/]+)\/quarantine\.csv$/, ({ who, parts }) => `\uFEFF行号,数据项,原因\n${find(parts[0], who.org).bad.map((one) => `${one.row},${one.item_title},${one.text}`).join("\n")}\n`],
];
