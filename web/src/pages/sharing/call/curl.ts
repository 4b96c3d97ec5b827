import type { Exchange } from "@/api/gateway";
import type { GrantView } from "@/api/types";

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const join = (lines: string[]) => lines.join(" \\\n  ");

/** A body to show: a secret is never shown again. */
export const withoutSecret = (body: string): string => body.replace(/(client_secret=)[^&]*/, "$1…");

/** An exchange as a command line. */
export function curlOf({ method, url, headers, body }: Exchange): string {
  return join([
    `curl -X ${method} ${quote(`${location.origin}${url}`)}`,
    ...headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quote(withoutSecret(body))}`] : []),
  ]);
}

/** How a program compares under a grant that hands nothing over. */
function checkOf(grant: GrantView["grant"], contract: GrantView["contract"]): string {
  const blank = (names: string[]) => Object.fromEntries(names.map((name) => [name, "…"]));
  const keys = (contract?.items ?? []).filter((item) => item.key).map((item) => item.name);
  const body = { key: blank(keys), claims: blank(grant.items.map((one) => one.item).filter((name) => !keys.includes(name))), purpose: grant.purpose };
  return join([`curl ${quote(`${location.origin}/gw/v1/grants/${grant.id}/check`)}`, '-H "Authorization: Bearer $TOKEN"', '-H "Content-Type: application/json"', `-d ${quote(JSON.stringify(body))}`]);
}

/** How a program takes a token and calls this grant. */
export function exampleOf({ grant, contract, path }: GrantView): string {
  const token = join([`TOKEN=$(curl -s ${quote(`${location.origin}/api/v1/token`)}`, "-d grant_type=client_credentials", '-d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET" | jq -r .access_token)']);
  if (grant.mode === "verify") return `${token}\n${checkOf(grant, contract)}`;
  const keys = (contract?.items ?? []).filter((item) => item.key).map((item) => `--data-urlencode ${quote(`${item.name}=…`)}`);
  const items = `--data-urlencode ${quote(`items=${grant.items.map((one) => one.item).join(",")}`)}`;
  const call = join([`curl -G ${quote(`${location.origin}${path}`)}`, '-H "Authorization: Bearer $TOKEN"', ...keys, `--data-urlencode ${quote(`purpose=${grant.purpose}`)}`, items]);
  return `${token}\n${call}`;
}
