import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const page = readFileSync(path.join(root, "SECURITY.md"), "utf8");

/** `- **A promise.** What it means. `the/file.test.ts``: the promise in bold, the file at the end. */
const promises = page
  .split("\n")
  .filter((line) => line.startsWith("- "))
  .map((line) => /^- \*\*(.+)\.\*\*.* `(test\/.+\.test\.ts)`$/.exec(line) ?? [line, line, ""])
  .map(([line, promise = "", file = ""]) => ({ line, promise, file }));

/** The names of a file's suites and tests, and of each test after its suite's. */
function namesIn(file: string): readonly string[] {
  const text = existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), "utf8") : "";
  const names = [...text.matchAll(/^( *)(?:describe|test|it)\(\s*"([^"]+)"/gm)];
  const suites = names.filter(([, indent]) => indent === "").map(([, , name = ""]) => name);
  const tests = names.map(([, , name = ""]) => name);
  return [...tests, ...suites.flatMap((suite) => tests.map((name) => `${suite} ${name}`))];
}

test("SECURITY.md makes promises", () => {
  expect(promises.length).toBeGreaterThan(20);
});

test.each(promises)("$promise: there is a test of that name in $file", ({ promise, file }) => {
  const names = namesIn(file).map((name) => name.toLowerCase());
  expect(names).toContain(promise.toLowerCase());
});

test("no two promises are the same", () => {
  expect(new Set(promises.map(({ promise }) => promise)).size).toBe(promises.length);
});
