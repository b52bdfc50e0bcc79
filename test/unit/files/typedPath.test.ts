import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { typedPath } from "../../../src/files/typedPath.ts";
import { itNeeding } from "../../builders/needs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-typed-"));
  mkdirSync(path.join(folder, "cases"));
  writeFileSync(path.join(folder, "cases", "a.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(["cases/a.json", "cases\\a.json", ".\\cases\\a.json", "./cases/../cases\\a.json"])(
  "%s names the file on every system",
  (typed) => {
    expect(typedPath(typed, folder)).toBe(path.join(folder, "cases", "a.json"));
  },
);

test("accents match however they are written", () => {
  writeFileSync(path.join(folder, "cases", "Zoe\u0308.json"), "{}");
  for (const typed of ["cases/Zo\u00eb.json", "cases\\Zo\u00eb.json", "cases/Zoe\u0308.json"]) {
    expect(typedPath(typed, folder).normalize("NFC")).toBe(path.join(folder, "cases", "Zo\u00eb.json"));
    expect(existsSync(typedPath(typed, folder))).toBe(true);
  }
});

test("one that is nowhere keeps the name that was typed", () => {
  expect(typedPath("no\\where.json", folder)).toBe(path.resolve(folder, "no\\where.json"));
});

itNeeding("names")("a file whose name has a backslash in it keeps it", () => {
  writeFileSync(path.join(folder, "cases\\a.json"), "{}");
  expect(typedPath("cases\\a.json", folder)).toBe(path.join(folder, "cases\\a.json"));
});
