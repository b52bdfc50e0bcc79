import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

test("every file operation of the product goes through the layer that tries again", () => {
  const files = globSync("src/**/*.ts", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  const past = files.filter((file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    return /(from|import\(|require\()\s*"(node:)?fs(\/promises)?"/.test(text.replaceAll(/^import type .*$/gm, ""));
  });
  expect(past.sort()).toEqual([
    // What Linux says of itself: no file that anything could hold.
    "src/emulator/state/processMark.ts",
    "src/files/files.ts",
    "src/files/filesNow.ts",
  ]);
});
