import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
const read = (name: string) => readFileSync(join(src, name), "utf8");
const catalogues = Object.fromEntries(readdirSync(join(src, "i18n/zh")).map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(src, "i18n/zh", name), "utf8")) as Record<string, unknown>]));

function has(room: string, key: string): boolean {
  let at: unknown = catalogues[room];
  for (const part of key.split(".")) at = at && typeof at === "object" ? (at as Record<string, unknown>)[part] : undefined;
  return typeof at === "string";
}

describe("words", () => {
  it("stand in the catalogues, not in the code", () => {
    // Splitting pasted cells needs the Chinese comma and the enumeration comma.
    const chinese = files.filter((name) => /[\u4e00-\u9fff]/.test(read(name)));
    expect(chinese).toEqual([]);
  });

  it("exist for every key the code asks for", () => {
    const missing: string[] = [];
    for (const name of files) {
      const text = read(name);
      const room = /useTranslation\("(\w+)"\)/.exec(text)?.[1] ?? "common";
      for (const [, key = ""] of text.matchAll(/\bt\("([^"]+)"/g)) {
        const [space, rest] = key.includes(":") ? (key.split(":") as [string, string]) : [room, key];
        if (!has(space, rest) && !has("common", rest)) missing.push(`${name}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("are asked for: no key lies unused", () => {
    const all = files.map(read).join("\n");
    const unused: string[] = [];
    const walk = (room: string, value: unknown, path: string[]) => {
      if (value && typeof value === "object") for (const [name, inner] of Object.entries(value)) walk(room, inner, [...path, name]);
      else if (!used(all, path)) unused.push(`${room}: ${path.join(".")}`);
    };
    for (const [room, words] of Object.entries(catalogues)) walk(room, words, []);
    expect(unused).toEqual([]);
  });
});

/** Asked for literally, or by a template whose fixed beginning it has. */
function used(all: string, path: string[]): boolean {
  const key = path.join(".");
  if (all.includes(`"${key}"`) || all.includes(`:${key}"`) || all.includes(`}:${key}\``)) return true;
  const last = path.at(-1) ?? "";
  const tail = /_[a-z]+$/.exec(last)?.[0];
  if (path.length === 1) return tail !== undefined && all.includes(`}${tail}\``);
  return all.includes(`${path.slice(0, -1).join(".")}.\${`) || all.includes(`${path[0]}.\${`) || (tail !== undefined && all.includes(`}${tail}\``));
}
