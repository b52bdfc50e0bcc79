/** What a developer sees who opens a small app of each language: every mistake in it, and nothing else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { remarksOn } from "../../../src/code/rules/remarksOn.ts";
import { rules } from "../../../src/code/rules/rules.ts";
import { scanCode } from "../../../src/code/scanCode.ts";

const folder = path.resolve(import.meta.dirname, "../../fixtures/code");

/** Its mistakes as the comments at the end of its lines name them: `12 removed-environment`. */
function mistakesIn(text: string): readonly string[] {
  return text.split("\n").flatMap((line, index) => {
    const rule = /(?:\/\/|#) ([a-z]+(?:-[a-z]+)+)$/.exec(line)?.[1];
    return rule === undefined ? [] : [`${index + 1} ${rule}`];
  });
}

describe.each([
  ["typescript", "app.ts", 5, 3],
  ["python", "app.py", 5, 2],
  ["ruby", "app.rb", 5, 2],
  ["go", "app.go", 4, 1],
  ["java", "App.java", 3, 1],
] as const)("a small app in %s", (language, file, calls, byDefault) => {
  const text = readFileSync(path.join(folder, file), "utf8");
  const code = scanCode(language, text);

  test("has its calls found, and at least three mistakes marked, all of them true", () => {
    const found = code === null ? [] : remarksOn(code, () => true);
    const marked = found.map(({ rule, start }) => `${text.slice(0, start).split("\n").length} ${rule}`);
    expect(marked).toEqual(mistakesIn(text));
    expect(marked.length).toBeGreaterThanOrEqual(3);
    expect(code?.calls).toHaveLength(calls);
  });

  test("shows those of the proven rules where nothing is set", () => {
    const isOn = new Map(rules.map(({ id, isOnByDefault }) => [id, isOnByDefault]));
    expect(code === null ? [] : remarksOn(code, (rule) => isOn.get(rule) === true)).toHaveLength(byDefault);
  });
});
