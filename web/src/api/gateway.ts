// The gateway as a program meets it: the exchange is kept as sent and received, to be shown.
export type Exchange = {
  method: string;
  url: string;
  headers: [string, string][];
  body?: string;
  status: number;
  answerHeaders: [string, string][];
  answer: string;
  millis: number;
};

async function exchange(method: string, url: string, headers: [string, string][], body?: string): Promise<Exchange> {
  const from = performance.now();
  const answer = await fetch(url, { method, headers, credentials: "omit", ...(body === undefined ? {} : { body }) }).catch(() => null);
  const sent = { method, url, headers, ...(body === undefined ? {} : { body }) };
  if (!answer) return { ...sent, status: 0, answerHeaders: [], answer: "", millis: performance.now() - from };
  const text = await answer.text();
  return { ...sent, status: answer.status, answerHeaders: [...answer.headers.entries()], answer: text, millis: performance.now() - from };
}

export function takeToken(client: string, secret: string): Promise<Exchange> {
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id: client, client_secret: secret });
  return exchange("POST", "/api/v1/token", [["Content-Type", "application/x-www-form-urlencoded"]], form.toString());
}

export type CallInput = { grant: string; token: string; keys: Record<string, string>; purpose: string; items: string[] };

export function callRows({ grant, token, keys, purpose, items }: CallInput): Promise<Exchange> {
  const query = new URLSearchParams(keys);
  if (purpose) query.set("purpose", purpose);
  if (items.length > 0) query.set("items", items.join(","));
  return exchange("GET", `/gw/v1/grants/${grant}/rows?${query.toString()}`, [["Authorization", `Bearer ${token}`]]);
}
