import { describe, expect, test } from "vitest";
import { failConditionsMet, parseFailOn } from "../../../src/cli/compare/failOn.ts";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Reading } from "../../../src/core/reading/reading.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, failedReading, itemFacts, okReading, signalFacts } from "../../builders/comparison.ts";
import { hoursAgo } from "../../builders/times.ts";

function met(comparison: ReturnType<typeof comparisonOf>, list: string): readonly string[] {
  const rules = parseFailOn(list);
  if (rules === null) throw new Error("not a list of rules");
  return failConditionsMet(comparison, rules).map(({ condition, readingId }) => `${condition.source} ${readingId}`);
}

const cached = [checking({ available: 100 })];

describe("stale", () => {
  const updated = (hours: number) =>
    comparisonOf({
      item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(hours), lastFailedUpdate: null } }),
      cached,
      realTime: cached,
    });

  test("is met by a cached balance past the limit, and not at it", () => {
    expect(met(updated(25), "stale>24h")).toEqual(["stale>24h cached:/accounts/get"]);
    expect(met(updated(24), "stale>24h")).toEqual([]);
  });

  test("counts minutes, hours and days", () => {
    expect(met(updated(25), "stale>1d")).toHaveLength(1);
    expect(met(updated(25), "stale>2d")).toHaveLength(0);
    expect(met(updated(25), "stale>1499m")).toHaveLength(1);
    expect(met(updated(25), "stale>1500m")).toHaveLength(0);
  });

  test("is met when the age is only known to be at most more", () => {
    expect(met(comparisonOf({ item: authOnly(), cached, realTime: cached }), "stale>30d")).toHaveLength(1);
  });

  test("is met when nothing bounds the age: that is no proof of freshness", () => {
    const unknown = comparisonOf({ item: authOnly({ createdAt: null }), cached, realTime: cached });
    expect(met(unknown, "stale>30d")).toEqual(["stale>30d cached:/accounts/get"]);
  });

  test("is not about an account without a number, as /identity/match gives them", () => {
    const unnumbered = checking({ available: null, current: null });
    const only = comparisonOf({ item: authOnly(), cached: [unnumbered], realTime: cached });
    expect(met(only, "stale>24h")).toEqual([]);
    const beside = comparisonOf({ item: authOnly(), cached: [unnumbered, ...cached], realTime: cached });
    expect(met(beside, "stale>24h")).toHaveLength(1);
  });

  test("is not about what the bank answered, nor what that refreshed", () => {
    expect(met(updated(500), "stale>24h")).toEqual(["stale>24h cached:/accounts/get"]);
  });

  test("is counted once where the bank gave no answer and the cache is read again", () => {
    const realTime = failedReading("real-time", "/accounts/balance/get", "institution-error");
    const comparison = comparisonOf({ item: authOnly(), cached, realTime, again: cached });
    expect(met(comparison, "stale>24h")).toEqual(["stale>24h cached:/accounts/get"]);
  });
});

describe("error", () => {
  test("is met by each failed call", () => {
    const failed = failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED");
    expect(met(comparisonOf({ cached, realTime: failed }), "error")).toEqual(["error real-time:/accounts/balance/get"]);
    expect(met(comparisonOf({ cached, realTime: cached }), "error")).toEqual([]);
  });
});

describe("error, once a later call was answered", () => {
  const failed = failedReading("cached", "/accounts/get", "connection-lost");
  const single = (more: object) => okReading("single", "/accounts/get", cached, { id: "single-1", ...more });

  test("is not met by a failure of an earlier step", () => {
    const comparison = comparisonOf({ realTime: cached, again: cached, more: [failed] });
    expect(met(comparison, "error")).toEqual([]);
  });

  test("is met by a failure after a good answer", () => {
    const again = failedReading("cached-again", "/accounts/get", "connection-lost");
    const { readings, ...rest } = comparisonOf({ cached, realTime: cached });
    const comparison = { ...rest, readings: [...readings.filter(({ id }) => id !== again.id), again] };
    expect(met(comparison, "error")).toEqual(["error cached-again:/accounts/get"]);
  });

  test("is not met when it was fetched again, whatever stands between", () => {
    const realTime = failedReading("real-time", "/accounts/balance/get", "institution-error");
    const later = okReading("single", "/accounts/balance/get", cached, { startedAt: "2026-03-01T12:05:00.000Z" });
    expect(met(comparisonOf({ cached, realTime, more: [later] }), "error")).toEqual([]);
  });

  test("is met where another account was asked about, or an older answer accepted", () => {
    const sent = { accountIds: ["checking"], minLastUpdatedDatetime: "2026-02-01T00:00:00.000Z" };
    const asked = { ...failed, pass: "single" as const, id: "single-0", sent };
    const withAnswer = (sentLater: object) =>
      comparisonOf({
        realTime: cached,
        again: [savings({ available: 1 })],
        more: [asked, single({ startedAt: "2026-03-01T12:05:00.000Z", sent: { ...sent, ...sentLater } })],
      });
    const without = (comparison: ReturnType<typeof comparisonOf>) => ({
      ...comparison,
      readings: comparison.readings.filter(({ pass, endpoint }) => pass === "single" || endpoint !== "/accounts/get"),
    });
    expect(met(without(withAnswer({})), "error")).toEqual([]);
    expect(met(without(withAnswer({ minLastUpdatedDatetime: "2026-02-02T00:00:00.000Z" })), "error")).toEqual([]);
    expect(met(without(withAnswer({ accountIds: ["savings"] })), "error")).toEqual(["error single-0"]);
    expect(met(without(withAnswer({ accountIds: null })), "error")).toEqual(["error single-0"]);
    const older = { minLastUpdatedDatetime: "2026-01-01T00:00:00.000Z" };
    expect(met(without(withAnswer(older)), "error")).toEqual(["error single-0"]);
  });

  test("goes by the times of saved responses, and is met where one of them is not known", () => {
    const early = { ...failed, startedAt: "2026-03-01T11:00:00.000Z", serverTime: null };
    const answered = okReading("cached-again", "/accounts/get", cached, {
      startedAt: "2026-03-01T11:30:00.000Z",
      serverTime: null,
    });
    const saved = (...readings: readonly Reading[]) => ({
      ...comparisonOf({ realTime: cached }),
      origin: "saved" as const,
      readings,
    });
    expect(met(saved(early, answered), "error")).toEqual([]);
    expect(met(saved({ ...early, startedAt: "2026-03-01T12:00:00.000Z" }, answered), "error")).toHaveLength(1);
    expect(met(saved({ ...early, notRecorded: ["startedAt"] }, answered), "error")).toHaveLength(1);
    expect(met(saved(early, { ...answered, notRecorded: ["startedAt"] }), "error")).toHaveLength(1);
  });

  test("is met by an evaluation whose debit was another", () => {
    const evaluate = { accountId: "checking", amount: 100, rulesetKey: null, clientTransactionId: "one" };
    const refused = { ...failedReading("evaluated", "/signal/evaluate", "connection-lost"), evaluate };
    const later = (amount: number) =>
      okReading("single", "/signal/evaluate", [], {
        startedAt: "2026-03-01T12:05:00.000Z",
        signal: signalFacts({ amount, clientTransactionId: "two" }),
      });
    expect(met(comparisonOf({ cached, realTime: cached, more: [refused, later(100)] }), "error")).toEqual([]);
    expect(met(comparisonOf({ cached, realTime: cached, more: [refused, later(7)] }), "error")).toHaveLength(1);
  });
});

describe("unexplained", () => {
  const gap = comparisonOf({
    cached: [checking({ available: 100, current: 100 })],
    rows: [],
    realTime: [checking({ available: 63, current: 63 })],
  });
  // Nobody knows when these were answered, so nothing is more than possible.
  const undated: typeof gap = {
    ...gap,
    origin: "saved",
    readings: gap.readings.map((reading) =>
      reading.outcome === "ok" ? { ...reading, serverTime: null, notRecorded: ["startedAt"] } : reading,
    ),
  };

  test("is met by a finding of that code", () => {
    expect(findingsOf(undated).map(({ code }) => code)).toContain("unexplained");
    expect(met(undated, "unexplained")).toEqual(["unexplained cached:/accounts/get"]);
  });

  test("is met by no other finding, a difference with a likely cause among them", () => {
    expect(findingsOf(gap)[0]).toMatchObject({ code: "cached-differs-from-real-time", severity: "warning" });
    expect(met(gap, "unexplained")).toEqual([]);
    expect(met(comparisonOf({ cached, realTime: cached }), "unexplained")).toEqual([]);
  });
});

test.each(["", "stale>-1h", "stale>1.5h", "stale>24", "stale>24w", "Stale>24h", "unexplained error", "constructor"])(
  "%j is no list of rules",
  (list) => {
    expect(parseFailOn(list)).toBeNull();
  },
);

test("spaces around a comma do no harm", () => {
  expect(parseFailOn("stale>24h, error")?.map(({ source }) => source)).toEqual(["stale>24h", "error"]);
});
