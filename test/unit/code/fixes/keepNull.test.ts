import { describe, expect, test } from "vitest";
import type { CodeLanguage } from "../../../../src/code/languages/language.ts";
import { marked, mended } from "../support/marked.ts";

const rule = "null-is-not-zero";

/** A file of one statement that speaks of Plaid. */
function fileOf(language: CodeLanguage, statement: string): string {
  return `${language === "typescript" ? "//" : "#"} \nplaid = 1\n${statement}\n`;
}

describe("keeping null is offered where zero is the whole value", () => {
  test.each([
    ["typescript", "const x = a.balances.available || 0;", "const x = a.balances.available ?? null;"],
    ["typescript", "const x = a.balances?.current ?? 0\nlog(x)", "const x = a.balances?.current ?? null\nlog(x)"],
    ["typescript", "return { now: a.balances.current ?? 0, id };", "return { now: a.balances.current ?? null, id };"],
    ["typescript", "return a.balances.current ?? 0;", "return a.balances.current ?? null;"],
    [
      "typescript",
      "const x: number | null = a.balances.current ?? 0;",
      "const x: number | null = a.balances.current ?? null;",
    ],
    [
      "typescript",
      "const now = (a: A) => a.balances.current ?? 0;",
      "const now = (a: A) => a.balances.current ?? null;",
    ],
    ["python", "x = balance.current or 0", "x = balance.current"],
    ["python", 'row = {"now": a["balances"]["current"] or 0.0}', 'row = {"now": a["balances"]["current"]}'],
    ["python", 'return a["balances"].get("available") or 0', 'return a["balances"].get("available")'],
    ["python", "def f(a):\n    return a.balances.current or 0", "def f(a):\n    return a.balances.current"],
    ["ruby", "x = account.balances.available || 0", "x = account.balances.available"],
    ["ruby", "x = account.balances.available.to_f", "x = account.balances.available&.to_f"],
    ["ruby", "x = account.dig(:balances, :available) || 0", "x = account.dig(:balances, :available)"],
  ] as const)("in %s: %s", (language, before, after) => {
    expect(mended(language, fileOf(language, before), rule)).toBe(fileOf(language, after));
  });

  test.each([
    ["typescript", "total += a.balances.current ?? 0;"],
    ["typescript", "const x = rent + (a.balances.current ?? 0);"],
    ["typescript", "const x = a.balances.current ?? 0\n  + rent;"],
    ["typescript", "const x = a.balances.limit || a.balances.available || 0;"],
    ["typescript", "const isLow = a.balances.available ?? 0 < 5;"],
    ["typescript", "const x = isOpen ? 1 : a.balances.available ?? 0;"],
    ["typescript", "const x = format(a.balances.available ?? 0);"],
    ["typescript", `const x = \`\${a.balances.available ?? 0}\`;`],
    ["typescript", "const x: number = a.balances.available ?? 0;"],
    ["typescript", "function f(a: A): number {\n  return a.balances.available ?? 0;\n}"],
    ["typescript", "const all = accounts.map((a) => a.balances.current ?? 0);"],
    ["typescript", "const sum = accounts.reduce((s, a) => a.balances.available ?? 0, 0);"],
    ["python", 'x = float(a["balances"]["available"] or 0)'],
    ["python", 'show(left=a["balances"]["available"] or 0)'],
    ["python", 'def f(\n    a: Account,\n) -> float:\n    return a["balances"]["available"] or 0'],
    ["python", 'x: float = a["balances"]["available"] or 0'],
    ["python", 'def f(a) -> float:\n    return a["balances"]["available"] or 0'],
    ["python", 'x = a["balances"]["available"] or 0 if a else 1'],
    ["python", 'return f"{a.balances.available or 0:.2f}"'],
    ["ruby", "total += account.balances.available.to_f"],
    ["ruby", "x = account.balances.available.to_f.round(2)"],
    ["ruby", "x = (account.balances.available || 0) * 100"],
  ] as const)("and nowhere else, in %s: %s", (language, statement) => {
    const text = fileOf(language, statement);
    expect(marked(language, text, rule)).toHaveLength(1);
    expect(() => mended(language, text, rule)).toThrow("there is no fix");
  });
});

test.each([
  ["sum += account.balances.available.to_f", ".available.to_f"],
  ["sum += account.balances.current.to_i", ".current.to_i"],
  ["sum += account[:balances][:available].to_f", "[:available].to_f"],
  ["sum += account.dig(:balances, :available) || 0", ".dig(:balances, :available) || 0"],
  ['sum += account.dig("balances", "current") || 0', '.dig("balances", "current") || 0'],
])("marks %s in Ruby, where nothing is zero", (line, what) => {
  expect(marked("ruby", fileOf("ruby", line), rule)).toEqual([what]);
});

test.each([
  "x = account.balances.available&.to_f",
  "x = account.balances.available.to_f if account.balances.available",
  "return if account.balances.available.nil?\nx = account.balances.available.to_f",
  "x = account.balances.available ? account.balances.available.to_f : nil",
  "x = account.dig(:balances, :limit) || 0",
  "x = account_since(Time.current.to_i)",
])("passes over %s in Ruby", (line) => {
  expect(marked("ruby", fileOf("ruby", line), rule)).toEqual([]);
});
