import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOf } from "../../../src/core/age/ageLookup.ts";
import { worstAge } from "../../../src/core/age/worstAge.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { OkReading } from "../../../src/core/reading/reading.ts";
import { formatAge } from "../../../src/text/format.ts";
import { brokerage, checking, creditCard } from "../../builders/accounts.ts";
import {
  authOnly,
  comparisonOf,
  itemFacts,
  okReading,
  signalFacts,
  skippedReading,
} from "../../builders/comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, serverNow } from "../../builders/times.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const account = [checking({ available: 1, current: 1 })];

function reading(comparison: Comparison, id: string): OkReading {
  const found = comparison.readings.find((each) => each.id === id);
  if (found?.outcome !== "ok") throw new Error(`no answer ${id}`);
  return found;
}

function age(comparison: Comparison, id: string, accountId = "checking") {
  const { provenance, source, ageMs } = ageOf(comparison, reading(comparison, id), accountId);
  return [provenance, source, ageMs];
}

describe("a real-time answer", () => {
  test("is measured at its own time", () => {
    const comparison = comparisonOf({ realTime: account });
    expect(age(comparison, "real-time:/accounts/balance/get")).toEqual(["measured", "real-time-answer", 0]);
  });

  test("of Capital One is as old as the bank says", () => {
    const card = [creditCard({ current: 1, lastUpdatedDatetime: hoursAgo(20) })];
    const comparison = comparisonOf({ realTime: card });
    expect(age(comparison, "real-time:/accounts/balance/get", "card")).toEqual([
      "reported",
      "last-updated-datetime",
      20 * hourMs,
    ]);
  });
});

describe("a cached answer is bounded by the tightest of what is known:", () => {
  test("the link time, when nothing else is", () => {
    const comparison = comparisonOf({ item: authOnly(), cached: account });
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "link-time", 75 * dayMs]);
  });

  test("the last update of Transactions", () => {
    const comparison = comparisonOf({ cached: account });
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
  });

  test("the last update of Investments, for investment accounts alone", () => {
    const item = itemFacts({
      products: ["transactions", "investments"],
      investments: { lastSuccessfulUpdate: hoursAgo(11), lastFailedUpdate: null },
    });
    const comparison = comparisonOf({ item, cached: [...account, brokerage({ current: 1 })] });
    expect(age(comparison, "cached:/accounts/get", "ira")).toEqual(["bounded", "investments-status", 11 * hourMs]);
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
  });

  test("our own earlier real-time call", () => {
    const comparison = comparisonOf({ cached: account, lastOwnRealTimeAt: hoursAgo(2) });
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "own-real-time-call", 2 * hourMs]);
  });

  test("the real-time call of this comparison, for the readings after it", () => {
    const comparison = comparisonOf({ cached: account, realTime: account });
    // The number is of the moment the bank answered, which was somewhere in the 1.5 s that the call took.
    expect(age(comparison, "cached-again:/accounts/get")).toEqual(["bounded", "own-real-time-call", 1500]);
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
  });

  test("but not a real-time call whose number a later answer does not have", () => {
    const moved = [checking({ available: 7, current: 7 })];
    const comparison = comparisonOf({ cached: account, realTime: moved, again: account });
    expect(age(comparison, "cached-again:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
  });

  test("but not a real-time call that did not show the account", () => {
    const other = checking({ id: "other", available: 2, current: 2 });
    const comparison = comparisonOf({ cached: [...account, other], realTime: [other], again: [...account, other] });
    expect(age(comparison, "cached-again:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
  });

  test("nor a later /item/get than its own step's", () => {
    const itemAgain = itemFacts({ transactions: { lastSuccessfulUpdate: minutesAgo(0), lastFailedUpdate: null } });
    const comparison = comparisonOf({ itemAgain, cached: account });
    expect(age(comparison, "cached:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
    // Read side by side with it: the stamp may be of a moment later than the answer.
    expect(age(comparison, "cached-again:/accounts/get")).toEqual(["bounded", "transactions-status", 5 * hourMs]);
    const later = okReading("single", "/accounts/get", account, {
      startedAt: minutesAgo(-4),
      serverTime: minutesAgo(-4),
    });
    const longer = { ...comparison, readings: [...comparison.readings, later] };
    expect(age(longer, "single:/accounts/get")).toEqual(["bounded", "transactions-status", hourMs / 15]);
  });

  test("nothing: then it is unknown, with neither time nor age", () => {
    const comparison = comparisonOf({ item: authOnly({ createdAt: null }), cached: account });
    expect(ageOf(comparison, reading(comparison, "cached:/accounts/get"), "checking")).toEqual({
      provenance: "unknown",
      source: "none",
      asOf: null,
      ageMs: null,
    });
  });
});

describe("an evaluation", () => {
  test("that seems to have asked the bank is measured", () => {
    const comparison = comparisonOf({
      cached: account,
      evaluation: { signal: signalFacts(), available: 1, current: 1 },
    });
    expect(age(comparison, "evaluated:/signal/evaluate")).toEqual(["measured", "evaluation-asked-bank", 0]);
  });

  test("that scores is as old as it reports", () => {
    const signal = signalFacts({ hasScores: true, coreAttributeCount: 81, balanceLastUpdated: hoursAgo(7) });
    const comparison = comparisonOf({ cached: account, evaluation: { signal, available: 1, current: 1 } });
    expect(age(comparison, "evaluated:/signal/evaluate")).toEqual([
      "reported",
      "signal-balance-last-updated",
      7 * hourMs,
    ]);
  });

  test("that repeats an earlier transaction id is as old as the first", () => {
    const numbers = [{ accountId: "checking", balances: { available: 1, current: 1 } }];
    const replay = okReading("single", "/signal/evaluate", numbers, {
      id: "single:2",
      signal: signalFacts(),
      startedAt: minutesAgo(-10),
      serverTime: minutesAgo(-10),
    });
    const comparison = comparisonOf({
      cached: account,
      evaluation: { signal: signalFacts(), available: 1, current: 1 },
      more: [replay],
    });
    expect(age(comparison, "single:2")).toEqual(["measured", "evaluation-asked-bank", hourMs / 6]);
  });

  test("that repeats the cache while the bank differs has no stamp: Plaid documents none for what Signal copies", () => {
    const comparison = comparisonOf({
      cached: account,
      realTime: [checking({ available: 9, current: 9 })],
      evaluation: { signal: signalFacts(), available: 1, current: 1 },
    });
    expect(age(comparison, "evaluated:/signal/evaluate")).toEqual(["bounded", "link-time", 365 * dayMs]);
  });
});

test("an answer without the account, and a call that was not made, have no age", () => {
  const comparison = comparisonOf({ cached: account });
  expect(ageOf(comparison, reading(comparison, "cached:/accounts/get"), "nobody").provenance).toBe("unknown");
  expect(ageOf(comparison, skippedReading("cached", "/auth/get"), "checking").provenance).toBe("unknown");
});

test("now is the server's time, not this machine's", () => {
  const comparison = comparisonOf({ cached: account });
  const skewed = comparison.readings.map((each) => ({ ...each, startedAt: daysAgo(900) }) as typeof each);
  expect(age({ ...comparison, readings: skewed }, "cached:/accounts/get")[2]).toBe(5 * hourMs);
});

test("this machine's clock stands in when the server sends no time", () => {
  const silent = okReading("single", "/accounts/get", account, {
    serverTime: null,
    startedAt: minutesAgo(-60),
    latencyMs: 0,
  });
  const comparison = comparisonOf({ more: [silent] });
  expect(ageOf(comparison, silent, "checking").ageMs).toBe(6 * hourMs);
});

test("the worst age of a reading is its oldest, and an unknown one is older than all", () => {
  const card = creditCard({ current: 1, lastUpdatedDatetime: daysAgo(3) });
  const comparison = comparisonOf({ realTime: [...account, card] });
  expect(worstAge(comparison, reading(comparison, "real-time:/accounts/balance/get"))?.ageMs).toBe(3 * dayMs);
  const none = comparisonOf({ item: authOnly({ createdAt: null }), cached: account });
  expect(worstAge(none, reading(none, "cached:/accounts/get"))?.provenance).toBe("unknown");
});

test("no age is ever negative, however the clocks disagree", () => {
  const shift = fc.integer({ min: -400 * dayMs, max: 400 * dayMs });
  const at = (ms: number): string => new Date(Date.parse(serverNow) + ms).toISOString();
  fc.assert(
    fc.property(fc.array(shift, { minLength: 6, maxLength: 6 }), ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => {
      const comparison = comparisonOf({
        item: itemFacts({ createdAt: at(a), transactions: { lastSuccessfulUpdate: at(b), lastFailedUpdate: null } }),
        cached: [checking({ available: 1, current: 1, lastUpdatedDatetime: c % 2 === 0 ? at(c) : null })],
        realTime: account,
        lastOwnRealTimeAt: at(d),
        more: [okReading("single", "/auth/get", account, { serverTime: f % 3 === 0 ? null : at(e), startedAt: at(f) })],
      });
      for (const each of comparison.readings) {
        const { ageMs, provenance } = ageOf(comparison, each, "checking");
        expect(ageMs === null).toBe(provenance === "unknown");
        expect(ageMs ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

describe("an answer whose time nobody kept", () => {
  const undated = { serverTime: null, notRecorded: ["startedAt", "latencyMs"] } as const;
  const context = { messages: {}, locale: "en-US", timeZone: "UTC" };

  function only(accounts: OkReading["accounts"], more: Comparison["readings"] = []) {
    const shown = okReading("cached", "/accounts/get", accounts, undated);
    const comparison: Comparison = { ...comparisonOf({}), origin: "saved", readings: [...more, shown] };
    return ageOf(comparison, shown, accounts[0]?.accountId ?? "");
  }

  test("has no age, and says of when the bank says it is", () => {
    const age = only([creditCard({ current: 1, lastUpdatedDatetime: hoursAgo(20) })]);
    expect(age).toMatchObject({ provenance: "unknown", ageMs: null, moment: { iso: hoursAgo(20), isBound: false } });
    expect(formatAge(age, context)).toMatch(/^as of Feb 28, 2026, 16:00$/);
  });

  test("is of the last update that was told before it, or later", () => {
    const itemGet = okReading("cached", "/item/get", [], { ...undated, item: itemFacts() });
    const age = only(account, [itemGet]);
    expect(age.ageMs).toBeNull();
    expect(age.moment?.isBound).toBe(true);
    expect(formatAge(age, context)).toMatch(/^of .* or later$/);
  });

  test("says nothing where nothing is known, and the head of its column is as unsure as the worst of it", () => {
    expect(formatAge(only(account), context)).toBe("age unknown");
    const dated = creditCard({ current: 1, lastUpdatedDatetime: hoursAgo(20) });
    const shown = okReading("cached", "/accounts/get", [dated, ...account], undated);
    const comparison: Comparison = { ...comparisonOf({}), origin: "saved", readings: [shown] };
    expect(worstAge(comparison, shown)).toMatchObject({ ageMs: null });
    expect(worstAge(comparison, shown)?.moment).toBeUndefined();
  });
});
