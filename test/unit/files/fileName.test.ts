import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPathTooLong, nameProblem, savableName } from "../../../src/files/fileName.ts";

describe("a name that some system does not keep is told", () => {
  test.each([
    ["con", "reserved"],
    ["NUL.json", "reserved"],
    ["Com1.md", "reserved"],
    ["lpt9", "reserved"],
    ["COM\u00b9.txt", "reserved"],
    ["aux .csv", "reserved"],
    ["what?.md", "character"],
    ["12:30.json", "character"],
    ["a/b", "character"],
    ["a\\b", "character"],
    ["tab\t.md", "character"],
    ["half \ud800.md", "character"],
    ["report.", "ending"],
    ["report.md ", "ending"],
    [`${"x".repeat(252)}.json`, "too-long"],
    [`${"é".repeat(130)}.md`, "too-long"],
    ["", "empty"],
    ["..", "empty"],
  ])("%j: %s", (name, problem) => expect(nameProblem(name)).toBe(problem));

  test.each(["console.md", "com10.json", "nullable", "a.con", "Zoë's [list] (2) & 50%.csv", ".env", "חשבון.md", "lpt"])(
    "%s is taken",
    (name) => expect(nameProblem(name)).toBeNull(),
  );

  test("a path that Windows would not open is told", () => {
    expect([isPathTooLong(`C:\\${"x".repeat(256)}`), isPathTooLong(`C:\\${"x".repeat(257)}`)]).toEqual([false, true]);
  });
});

describe("a proposed name", () => {
  const proposed = (words: string) => savableName(words, { before: "balances", after: "2026-03-01T12-00-00.md" });

  test.each([
    ["First Platypus Bank", "balances-first-platypus-bank-2026-03-01T12-00-00.md"],
    ["Crédit Agricole", "balances-crédit-agricole-2026-03-01T12-00-00.md"],
    ["בנק לאומי", "balances-בנק-לאומי-2026-03-01T12-00-00.md"],
    ["???", "balances-2026-03-01T12-00-00.md"],
  ])("of %s", (words, name) => expect(proposed(words)).toBe(name));

  test("of anything at all can be saved on every system", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-names-"));
    try {
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string({ unit: "binary" }),
            fc.string({ unit: "grapheme" }),
            fc.constantFrom("con", "nul.", "COM1", "a".repeat(500), "\u{1f4b6}".repeat(300), "\ud800"),
          ),
          (words) => {
            for (const name of [proposed(words), savableName(words, { before: "", after: "x.json" })]) {
              expect(nameProblem(name)).toBeNull();
              expect(name.normalize("NFC")).toBe(name);
            }
          },
        ),
      );
      const name = proposed("\u{1f4b6} é".repeat(300));
      writeFileSync(path.join(folder, name), "");
      expect(readdirSync(folder).map((each) => each.normalize("NFC"))).toEqual([name]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
