import { calendarRoutes } from "./calendar.ts";
import { catalogue } from "./catalogue.ts";
import { demands } from "./demands.ts";
import { clients, gateway, token } from "./gateway.ts";
import { intake } from "./intake.ts";
import { law } from "./law/routes.ts";
import { matters } from "./matters.ts";
import { oversight } from "./oversight.ts";
import { me, rooms } from "./rooms.ts";
import { rulesets } from "./rulesets.ts";
import { seed } from "./seed.ts";
import { sharing } from "./sharing.ts";
import { standing } from "./standing.ts";
import { people, Refused, world, type Person } from "./world.ts";

export type Call = { who: Person; parts: string[]; query: URLSearchParams; body: Record<string, unknown>; form: URLSearchParams; file: { name: string; text: string } | null; headers: Headers };
export type Route = [method: string, path: RegExp, answer: (call: Call) => unknown];

const open: Route[] = [...token, ...rooms.filter(([, path]) => path.test("/demo/accounts"))];
const signed: Route[] = [...rooms, ...standing, ...rulesets, ...catalogue, ...intake, ...sharing, ...matters, ...demands, ...oversight, ...clients, ...law, ...calendarRoutes];
if (world.resources.length === 0) seed();

const json = (body: unknown, status = 200, type = "application/json") => new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { "content-type": type } });
const answer = (body: unknown) => (typeof body === "string" ? new Response(body, { headers: { "content-type": "text/csv; charset=utf-8" } }) : json(body));

async function parse(request: Request): Promise<Pick<Call, "body" | "form" | "file">> {
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/")) {
    const file = (await request.formData()).get("file") as File | null;
    return { body: {}, form: new URLSearchParams(), file: file ? { name: file.name, text: await file.text() } : null };
  }
  const text = request.method === "GET" ? "" : await request.text();
  if (type.startsWith("application/json")) return { body: JSON.parse(text || "{}") as Record<string, unknown>, form: new URLSearchParams(), file: null };
  return { body: {}, form: new URLSearchParams(text), file: null };
}

/** Answers as the server would. `login` is the session of the caller. */
export async function handle(request: Request, login: string | null): Promise<{ response: Response; login?: string | null }> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/v1/, "");
  const given = await parse(request);
  const who = people.find((one) => one.login === login);
  try {
    if (path === "/session") {
      if (request.method === "DELETE") return { response: json(undefined, 204), login: null };
      const entering = request.method === "POST" ? people.find((one) => one.login === given.body.login && given.body.password === "demo") : who;
      if (!entering) throw new Refused(401, request.method === "POST" ? "wrong_password" : "sign_in", request.method === "POST" ? "用户名或密码错误" : "尚未登录或登录已过期", "请核对后重试");
      return { response: json(me(entering)), login: entering.login };
    }
    const routes = path.startsWith("/gw/") ? gateway : who ? [...open, ...signed] : open;
    for (const [method, pattern, respond] of routes) {
      const found = method === request.method ? pattern.exec(path) : null;
      if (found) return { response: answer(respond({ who: who as Person, parts: found.slice(1).map(decodeURIComponent), query: url.searchParams, headers: request.headers, ...given })) };
    }
    throw who ? new Refused(404, "not_found", "没有找到", "请核对地址") : new Refused(401, "sign_in", "尚未登录或登录已过期", "请重新登录");
  } catch (error) {
    if (error instanceof Refused) return { response: json(error.problem, error.problem.status, "application/problem+json") };
    throw error;
  }
}
