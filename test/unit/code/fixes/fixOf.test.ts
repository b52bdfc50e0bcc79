import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fixOf } from "../../../../src/code/fixes/fixOf.ts";
import { remarksOn } from "../../../../src/code/rules/remarksOn.ts";
import { scanCode } from "../../../../src/code/scanCode.ts";

const folder = path.resolve(import.meta.dirname, "../../../fixtures/code");

describe.each([
  ["typescript", "app.ts"],
  ["python", "app.py"],
  ["ruby", "app.rb"],
  ["go", "app.go"],
  ["java", "App.java"],
] as const)("a small app in %s", (language, file) => {
  const text = readFileSync(path.join(folder, file), "utf8");
  const remarks = (of: string) => {
    const code = scanCode(language, of);
    return code === null
      ? []
      : remarksOn(code, () => true).map((remark) => ({ rule: remark.rule, fix: fixOf(code, remark) }));
  };
  const rulesOf = (of: string) => remarks(of).map(({ rule }) => rule);

  test("has no remark left where one was mended, and no other in its place", () => {
    const before = rulesOf(text);
    const mended = remarks(text).flatMap(({ fix }, index) => (fix === null ? [] : [{ fix, index }]));
    expect(mended).not.toEqual([]);
    for (const { fix, index } of mended) {
      const after = text.slice(0, fix.at.start) + fix.text + text.slice(fix.at.end);
      expect(rulesOf(after)).toEqual(before.toSpliced(index, 1));
    }
  });
});
