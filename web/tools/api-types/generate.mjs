// Writes ../../src/api/schema.d.ts from the OpenAPI of a running server (GONGSHU_URL) or of a file given as argument.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const from = process.argv[2];
const base = process.env.GONGSHU_URL ?? "http://127.0.0.1:8080";
const text = from ? await readFile(from, "utf8") : await (await fetch(`${base}/api/openapi.json`)).text();
const types = astToString(await openapiTS(JSON.parse(text), { alphabetize: true }));
const to = new URL("../../src/api/schema.d.ts", import.meta.url);
await writeFile(to, `// Generated from the server's OpenAPI by tools/api-types. Do not edit.\n${types}`);
console.log(`written ${to.pathname}`);
