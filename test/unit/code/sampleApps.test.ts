/** What a developer sees who opens a small app of each language: every mistake in it, and nothing else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chosenRules } from "../../../src/code/chosenRules.ts";
import { remarksOn } from "../../../src/code/rules/remarksOn.ts";
import type { RuleId } from "../../../src/code/rules/rule.ts";
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
  ["typescript", "app.ts", 5],
  ["python", "app.py", 5],
  ["ruby", "app.rb", 5],
  ["go", "app.go", 4],
  ["java", "App.java", 3],
] as const)("a small app in %s", (language, file, calls) => {
  const text = readFileSync(path.join(folder, file), "utf8");
  const code = scanCode(language, text);

  const marked = (isOn: (rule: RuleId) => boolean) =>
    (code === null ? [] : remarksOn(code, isOn)).map(
      ({ rule, start }) => `${text.slice(0, start).split("\n").length} ${rule}`,
    );

  test("has its calls found, and every mistake marked, all of them true", () => {
    expect(marked(() => true)).toEqual(mistakesIn(text));
    expect(code?.calls).toHaveLength(calls);
  });

  test("shows three mistakes or more where nothing is set, all of them true", () => {
    const shown = marked(chosenRules(undefined).isOn);
    expect(shown.length).toBeGreaterThanOrEqual(3);
    expect(mistakesIn(text)).toEqual(expect.arrayContaining(shown));
  });
});
