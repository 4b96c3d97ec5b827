import type { CallRow, Mask } from "../src/api/types";
import type { Route } from "./handle.ts";
import { cite, fresh, hash, hidden, nameOf, now, Refused, titleOf, world, type MockCall } from "./world.ts";

export const callRow = (call: MockCall): CallRow => {
  const client = world.clients.find((one) => one.id === call.client);
  const grant = world.grants.find((one) => one.id === call.grant);
  return { ...call, client_name: client?.name ?? "", org_name: nameOf(client?.org ?? ""), resource_title: titleOf(grant?.resource ?? "") };
};

const masked = (text: string, mask: Mask | null | undefined): string => {
  if (!mask) return text;
  if (mask.mask === "hide" || mask.head + mask.tail >= text.length) return "***";
  return text.slice(0, mask.head) + "*".repeat(text.length - mask.head - mask.tail) + text.slice(text.length - mask.tail);
};

export const token: Route[] = [
  ["POST", /^\/token$/, ({ form }) => {
    const client = world.clients.find((one) => one.id === form.get("client_id") && one.secret === form.get("client_secret"));
    if (!client) throw new Refused(401, "client", "应用系统编号或密钥错误", "请核对后重试");
    return { access_token: `tok.${client.id}`, token_type: "Bearer", expires_in: 600 };
  }],
];

export const gateway: Route[] = [
  ["GET", /^\/gw\/v1\/grants\/([^/]+)\/rows$/, ({ parts, query, headers }) => {
    const client = world.clients.find((one) => headers.get("authorization") === `Bearer tok.${one.id}`);
    if (!client) throw new Refused(401, "token", "令牌无效或已过期", "请重新换取令牌");
    const grant = world.grants.find((one) => one.id === parts[0] && one.consumer === client.org);
    const resource = world.resources.find((one) => one.id === grant?.resource);
    if (!grant || !resource?.published) throw hidden();
    const items = (query.get("items") ?? "").split(",").filter(Boolean);
    const call: MockCall = { writer: "hub-1", index: world.calls.length, at: now(), client: client.id, grant: grant.id, purpose: query.get("purpose") ?? "", items, outcome: "answered" };
    const refuse = (code: string, detail: string, remedy: string, key: string): never => {
      world.calls.push({ ...call, outcome: "refused", code, citation: cite(key)?.id ?? null });
      throw new Refused(422, code, detail, remedy, key);
    };
    if (grant.state === "prepared") refuse("grant.not_delivered", "数源部门尚未完成提供", "请等待数源部门在期限内完成提供", "sharing.deliver");
    if (call.purpose !== grant.purpose) refuse("grant.purpose", "调用的用途与授权不一致", `请注明授权的用途“${grant.purpose}”；其他用途须另行申请`, "use.purpose");
    const outside = items.find((name) => !grant.items.some((one) => one.item === name));
    if (outside) refuse("grant.item", `数据项 ${outside} 不在授权范围内`, `授权的数据项为：${grant.items.map((one) => one.item).join("、")}`, "sharing.least_privilege");
    const key = resource.published.items.find((item) => item.key)?.name ?? "";
    const batches = world.batches.filter((one) => one.resource === resource.id && one.state === "landed");
    const rows = batches.flatMap((batch) => {
      const [head = "", ...lines] = batch.bytes.replace(/^\uFEFF/, "").trim().split(/\r?\n/);
      const names = head.split(",").map((cell) => resource.published?.items.find((item) => item.title === cell.trim() || item.name === cell.trim())?.name ?? cell);
      return lines.map((line) => Object.fromEntries(line.split(",").map((cell, n) => [names[n] ?? "", cell])));
    });
    const row = rows.find((one) => one[key] === query.get(key));
    const wanted = items.length > 0 ? items : grant.items.map((one) => one.item);
    world.calls.push({ ...call, items: wanted, outcome: row ? "answered" : "not_found" });
    return {
      data: row ? Object.fromEntries(wanted.map((name) => [name, masked(row[name] ?? "", grant.items.find((one) => one.item === name)?.mask)])) : null,
      found: Boolean(row),
      source: { org: resource.org, org_name: nameOf(resource.org), resource: resource.id, title: resource.published.title },
      version: { table: batches.length, resource: resource.version },
      as_of: batches.at(-1)?.at ?? now(),
      receipt: { log: "calls/hub-1", index: call.index, leaf_hash: hash(call.index + 500), checkpoint: `gongshu.example/calls/hub-1\n${call.index + 1}\n` },
    };
  }],
];

export const clients: Route[] = [
  ["GET", /^\/clients$/, ({ who }) => ({ items: world.clients.filter((one) => one.org === who.org).map(({ id, name, org }) => ({ id, name, org })) })],
  ["POST", /^\/clients$/, ({ who, body }) => {
    const made = { id: fresh("c"), name: String(body.name), org: who.org, secret: hash(world.serial) };
    world.clients.push(made);
    return { id: made.id, name: made.name, secret: made.secret };
  }],
];
