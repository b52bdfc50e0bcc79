import { describe, expect, test } from "vitest";
import { changesBetween } from "../../../../src/core/summaries/changesBetween.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { changesMarkdown } from "../../../../src/text/export/changesMarkdown.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading } from "../../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const before = comparisonOf({
  cached: [checking({ available: 100, current: 110 })],
  realTime: [checking({ available: 80, current: 110 })],
});
const after = comparisonOf({
  cached: [checking({ available: 80, current: null }), savings({ available: 5, current: 5 })],
  realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
});

describe("between two comparisons of one Item", () => {
  const changes = changesBetween(before, after);

  test("each balance that moved is told with its call, null apart from a number", () => {
    const changed = changes.balances.filter(({ readingId }) => readingId === "cached:/accounts/get");
    expect(changed.map(({ field, before: old, after: now }) => [field, old, now])).toEqual([
      ["available", 100, 80],
      ["current", 110, null],
    ]);
  });

  test("accounts that come and calls that fail are told", () => {
    expect(changes.come.map(({ accountId }) => accountId)).toEqual(["savings"]);
    expect(changes.gone).toEqual([]);
    expect(changes.outcomes.map(({ readingId }) => readingId)).toEqual(["real-time:/accounts/balance/get"]);
  });

  test("findings that are gone, and new ones, are told by code", () => {
    expect(changes.settled).toContain("hold-newer-than-update");
    expect(changes.arisen.length).toBeGreaterThan(0);
  });

  test("a comparison has not changed from itself", () => {
    expect(changesBetween(before, before)).toEqual({
      balances: [],
      gone: [],
      come: [],
      outcomes: [],
      settled: [],
      arisen: [],
    });
    expect(changesMarkdown(before, before, context)).toContain("No balance changed");
  });

  test("it reads as Markdown", () => {
    const text = changesMarkdown(before, after, context);
    expect(text).toContain("| Checking ••0000 | Cached `/accounts/get` | available | $100.00 | $80.00 | -$20.00 |");
    expect(text).toContain("- Real-time `/accounts/balance/get`: OK before, failed: `INSTITUTION_DOWN` after.");
  });
});
