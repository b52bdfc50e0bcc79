import { describe, expect, test } from "vitest";
import { cacheOverwritten } from "../../../../src/core/comparison/cacheOverwritten.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, okReading, signalFacts } from "../../../builders/comparison.ts";

const live = () => true;
const notLive = () => false;
const cached = [checking({ available: 1204.11, current: 1250 }), savings({ available: 5, current: 5 })];
const bank = [checking({ available: 310.55, current: 1250 }), savings({ available: 5, current: 5 })];
const alone = okReading("single", "/accounts/balance/get", bank);

describe("what a call made alone did to the cached balances", () => {
  test("of a real-time call: each number that the cache had before, and the accounts that were the same", () => {
    const readings = [okReading("cached", "/accounts/get", cached), alone];
    expect(cacheOverwritten({ ...comparisonOf({}), readings }, notLive)).toEqual({
      reading: alone,
      refreshesCache: "yes",
      changed: [{ accountId: "checking", field: "available", before: 1204.11, after: 310.55, currency: "USD" }],
      unchanged: 1,
    });
  });

  test("before is the last cached answer in front of it, and no later one", () => {
    const older = okReading("cached", "/accounts/get", [checking({ available: 1, current: 1250 })]);
    const last = okReading("single", "/accounts/get", [checking({ available: 2, current: 1250 })]);
    const later = okReading("single", "/accounts/get", [checking({ available: 3, current: 1250 })]);
    const readings = [older, last, alone, later];
    expect(cacheOverwritten({ ...comparisonOf({}), readings }, notLive)?.changed).toMatchObject([{ before: 2 }]);
  });

  test("without a cached answer before it nothing is known of what was overwritten", () => {
    const readings = [alone, okReading("single", "/accounts/get", cached)];
    expect(cacheOverwritten({ ...comparisonOf({}), readings }, notLive)).toMatchObject({ changed: [], unchanged: 0 });
  });

  test("of an evaluation that looked live it is not documented, and of one that did not there is nothing", () => {
    const numbers = [{ accountId: "checking", balances: { available: 310.55, current: 1250 } }];
    const evaluation = okReading("single", "/signal/evaluate", numbers, { signal: signalFacts() });
    const made = { ...comparisonOf({}), readings: [okReading("cached", "/accounts/get", cached), evaluation] };
    expect(cacheOverwritten(made, live)).toMatchObject({
      refreshesCache: "undocumented",
      changed: [{ before: 1204.11, after: 310.55, currency: "USD" }],
    });
    expect(cacheOverwritten(made, notLive)).toBeNull();
  });

  test("nothing of the calls of a plan, which say so themselves, nor of saved responses", () => {
    expect(cacheOverwritten(comparisonOf({ cached, realTime: bank }), live)).toBeNull();
    const saved = { ...comparisonOf({}), origin: "saved" as const, readings: [alone] };
    expect(cacheOverwritten(saved, live)).toBeNull();
  });
});
