import { expect, test } from "vitest";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { balanceSheet } from "../../../../src/text/export/balanceSheet.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const sheetOf = (made: Parameters<typeof comparisonOf>[0]) => balanceSheet(comparisonOf(made), context).split("\n");

const live = [checking({ available: 985.75, current: 1200 }), savings({ current: 5 })];
const stale = [checking({ available: 1200, current: 1200 }), savings({ current: 5 })];

test("two comparisons differ in the lines of the balances that differ, and in no other but the findings", () => {
  const item = itemFacts({ itemId: "i" });
  const [before, after] = [
    sheetOf({ item, cached: stale, realTime: live }),
    sheetOf({ item, cached: live, realTime: live }),
  ];
  const balancesOf = (lines: readonly string[]) => lines.slice(0, lines.indexOf("Findings"));
  const onlyIn = (lines: readonly string[], others: readonly string[]) =>
    balancesOf(lines).filter((line, at) => balancesOf(others)[at] !== line);
  expect(balancesOf(before)).toHaveLength(balancesOf(after).length);
  expect(onlyIn(before, after)).toEqual(["    available: $1,200.00"]);
  expect(onlyIn(after, before)).toEqual(["    available: $985.75"]);
});

test("a number stands under its account and its call; null is said, and a field that was not returned is left out", () => {
  const shown = [checking({ available: null, current: 12.5 })];
  const lines = sheetOf({ item: itemFacts({ itemId: "i" }), cached: shown, realTime: shown });
  const at = lines.findIndex((line) => line.endsWith("/accounts/get"));
  expect(lines.slice(at - 1, at + 3)).toEqual([
    expect.stringContaining("••0000"),
    expect.stringMatching(/^ {2}\w.* \/accounts\/get$/),
    expect.stringMatching(/^ {4}available: null/),
    "    current: $12.50",
  ]);
});

test("of a limit that nobody gives, and of a call that is about no such account, nothing is said", () => {
  const lines = sheetOf({ item: itemFacts({ itemId: "i" }), cached: live, realTime: live.slice(0, 1) });
  expect(lines.filter((line) => /limit|not returned/.test(line))).toEqual([]);
  const limited = [checking({ available: 1, current: 2, limit: 500 })];
  const sheet = sheetOf({ item: itemFacts({ itemId: "i" }), cached: limited, realTime: limited });
  expect(sheet).toContain("    limit: $500.00");
});

test("a call that failed says so in one line", () => {
  const realTime = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
  const lines = sheetOf({ item: itemFacts({ itemId: "i" }), cached: live, realTime });
  expect(lines.filter((line) => line.includes("/accounts/balance/get:")).length).toBeGreaterThan(0);
});
