import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const bundle: Record<string, string> = JSON.parse(readFileSync(path.join(root, "l10n/bundle.l10n.json"), "utf8"));
const source = globSync("src/host/**/*.ts", { cwd: root }).map((file) => readFileSync(path.join(root, file), "utf8"));

/** The first argument of each `l10n.t(…)`: its text when it is a plain string, null when it is anything else. */
function messagesIn(code: string): (string | null)[] {
  return [...code.matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*"\s*[,)])?/g)].map((match) =>
    match[1] === undefined ? null : JSON.parse(match[1].replace(/\s*[,)]$/, "")),
  );
}

test("every sentence of the host is in the bundle that translators get, and nothing else is", () => {
  const used = source.flatMap(messagesIn);
  expect(used.length).toBeGreaterThan(50);
  // A sentence put together at run time can be in no bundle.
  expect(used).not.toContain(null);
  expect([...new Set(used)].sort()).toEqual(Object.keys(bundle).sort());
});

test("the English bundle says each sentence as the code does", () => {
  for (const [key, value] of Object.entries(bundle)) expect(value).toBe(key);
});

test("no message shown to a person is written past the translation", () => {
  const untranslated = /show(?:Information|Warning|Error)Message\(\s*["'`]/;
  expect(source.filter((code) => untranslated.test(code))).toEqual([]);
});
