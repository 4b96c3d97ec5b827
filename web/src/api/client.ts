// The one way to the server: JSON in and out, problem+json as an exception that carries it.
import { actingFor } from "@/lib/acting";
import type { Problem } from "./types";

const BASE = "/api/v1";

export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What a form lacks that has no empty form to send: told as the server would. */
export const lacking = (place: string, message: string): ApiProblem => new ApiProblem({ title: "", status: 422, detail: message, code: "input", faults: [{ place, message }] });

type Query = Record<string, string | number | boolean | null | undefined>;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ""}`;
}

/** What an answer says went wrong, also where it is not problem+json. */
export function problemOf(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as Problem;
    if (body && typeof body.detail === "string") return { ...body, status };
  } catch {
    // not JSON: told below
  }
  // A request that could not even be read is answered in plain words.
  if (status >= 400 && status < 500) return { title: "", status, detail: text.slice(0, 200), code: "input" };
  return { title: "", status, detail: "", code: status === 0 ? "network" : "server" };
}

/** The session is one's own, whoever one acts for. */
const path = (url: string): string => url.slice(BASE.length);

async function exchange<T>(method: string, url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["Gongshu-Csrf"] = "1";
  const absent = actingFor();
  if (absent && path(url) !== "/session") headers["Gongshu-Acting-For"] = absent;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const init: RequestInit = { method, headers, credentials: "same-origin", ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(url, init).catch(() => null);
  if (!answer) throw new ApiProblem(problemOf(0, ""));
  const text = await answer.text();
  if (!answer.ok) throw new ApiProblem(problemOf(answer.status, text));
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  get: <T>(path: string, query?: Query) => exchange<T>("GET", address(path, query)),
  post: <T>(path: string, body: unknown = {}) => exchange<T>("POST", address(path), body),
  put: <T>(path: string, body: unknown) => exchange<T>("PUT", address(path), body),
  delete: <T>(path: string) => exchange<T>("DELETE", address(path)),
};

type Answered = { body: Blob; header: (name: string) => string | null };

/** Sends a file, telling how much of it has left (fetch cannot); what comes back may be a file too. */
export function exchangeFile(path: string, query: Query, file: File, onProgress: (percent: number) => void): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address(path, query));
    request.setRequestHeader("Gongshu-Csrf", "1");
    request.responseType = "blob";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("error", () => reject(new ApiProblem(problemOf(0, ""))));
    request.addEventListener("load", () => {
      const body = request.response as Blob;
      if (request.status < 300) resolve({ body, header: (name) => request.getResponseHeader(name) });
      else void body.text().then((text) => reject(new ApiProblem(problemOf(request.status, text))));
    });
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
}

export async function upload<T>(path: string, query: Query, file: File, onProgress: (percent: number) => void): Promise<T> {
  const { body } = await exchangeFile(path, query, file, onProgress);
  return JSON.parse(await body.text()) as T;
}
