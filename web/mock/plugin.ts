import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { handle } from "./handle.ts";

async function read(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await read(incoming);
  const headers = new Headers(Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : [])));
  const method = incoming.method ?? "GET";
  const request = new Request(`http://mock${incoming.url}`, { method, headers, ...(method === "GET" ? {} : { body }) });
  const cookie = /mock=([a-z]*)/.exec(headers.get("cookie") ?? "")?.[1] ?? null;
  const { response, login } = await handle(request, cookie);
  if (login !== undefined) outgoing.setHeader("Set-Cookie", `mock=${login ?? ""}; Path=/; HttpOnly`);
  outgoing.statusCode = response.status;
  response.headers.forEach((value, name) => outgoing.setHeader(name, value));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

const middleware: Connect.NextHandleFunction = (request, response, next) => {
  if (!/^\/(api|gw)\//.test(request.url ?? "")) return next();
  respond(request, response).catch(next);
};

/** Serves the API from memory, for `vite --mode mock` and its preview. */
export function mockServer(): Plugin {
  return {
    name: "gongshu-mock",
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}
