import { vi } from "vitest";
import { Gate } from "../src/pages/session/Gate";
import { serve, show } from "./render";

type Answers = Record<string, { status?: number; body: unknown }>;

/** Answers some addresses as given and leaves the others to what answered before; tells what was asked. */
export function answering(answers: Answers) {
  const before = fetch;
  const asked: { url: URL; method: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, "http://mock");
    const method = init.method ?? "GET";
    asked.push({ url, method, body: typeof init.body === "string" ? JSON.parse(init.body) : null });
    const path = url.pathname.replace(/^\/api\/v1/, "");
    const given = answers[`${method} ${path}`];
    if (!given) return before(address, init);
    const { status = 200, body } = given;
    return new Response(JSON.stringify(body), { status, headers: { "content-type": status < 400 ? "application/json" : "application/problem+json" } });
  });
  return asked;
}

/** A refusal as the server words it. */
export const refusal = (status: number, detail: string) => ({ status, body: { title: "不予受理", status, detail, code: "test", remedy: "请核对后重试" } });

/** A list without items, and without an article. */
export const empty = { body: { items: [], citation: null, names: {}, lines: [], charges: [] } };

/** The whole console at a path, as somebody, where some addresses answer as given. */
export function openWith(path: string, login: string, answers: Answers) {
  serve(login);
  const asked = answering(answers);
  return { ...show(<Gate />, path), asked };
}
