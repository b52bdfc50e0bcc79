import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const source = globSync("src/host/**/*.ts", { cwd: root }).map((file) => readFileSync(path.join(root, file), "utf8"));

test("no message shown to a person is written past the translation", () => {
  const untranslated = /show(?:Information|Warning|Error)Message\(\s*["'`]/;
  expect(source.filter((code) => untranslated.test(code))).toEqual([]);
});
