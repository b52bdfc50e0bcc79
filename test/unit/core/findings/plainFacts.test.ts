import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../../../src/core/endpoint/catalogue.ts";
import { type EndpointPath, endpointPaths } from "../../../../src/core/endpoint/endpoint.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { checking, creditCard, loan, savings } from "../../../builders/accounts.ts";
import { comparisonOf, okReading } from "../../../builders/comparison.ts";

/** Every endpoint whose answers list accounts with their balances. */
const listing = endpointPaths.filter((endpoint) => {
  const { numbersAt, isAlwaysNull, kind } = endpointEntry(endpoint);
  return numbersAt !== null && !isAlwaysNull && kind !== "evaluated";
});

function only(endpoint: EndpointPath, accounts: readonly AccountReading[]): Comparison {
  return { ...comparisonOf({}), readings: [okReading("single", endpoint, accounts)] };
}

const facts: Readonly<Record<string, AccountReading>> = {
  "available-differs-from-current": checking({ available: 90, current: 100 }),
  "available-not-given": savings({ current: 100 }),
  "has-overdraft-limit": checking({ available: 100, current: 100, limit: 300 }),
  "overdraft-in-available": checking({ available: 400, current: 100, limit: 300 }),
  "no-balance-given": checking({}),
  "current-is-negative": creditCard({ current: -20, limit: 500 }),
  "owed-to-holder": loan({ current: -20 }),
};

describe.each(listing)("an answer of %s alone", (endpoint) => {
  test.each(Object.entries(facts))("tells %s", (code, account) => {
    const found = findingsOf(only(endpoint, [account])).find((finding) => finding.code === code);
    expect(found).toMatchObject({ accountIds: [account.accountId], readings: [`single:${endpoint}`] });
  });
});

test("the endpoints are those with balances, and there are more than ten", () => {
  expect(listing).toContain("/accounts/get");
  expect(listing).toContain("/liabilities/get");
  expect(listing).not.toContain("/item/get");
  expect(listing).not.toContain("/identity/match");
  expect(listing.length).toBeGreaterThanOrEqual(9);
});

describe("of several answers", () => {
  const world = (live: AccountReading) => {
    const cached = checking({ available: 90, current: 100 });
    return comparisonOf({ cached: [cached], realTime: [live], more: [okReading("cached", "/auth/get", [cached])] });
  };
  const found = (comparison: Comparison) =>
    findingsOf(comparison).filter(({ code }) => code === "available-differs-from-current");

  test("those that say the same are told of once, and no call is named", () => {
    const [fact, ...others] = found(world(checking({ available: 90, current: 100 })));
    expect(others).toEqual([]);
    expect(fact?.variant).toBe("lower");
    expect(fact?.readings).toEqual(
      expect.arrayContaining(["cached:/accounts/get", "cached:/auth/get", "real-time:/accounts/balance/get"]),
    );
  });

  test("one that says something else is told of by itself, and both name their calls", () => {
    const all = found(world(checking({ available: 70, current: 100 })));
    expect(all.map(({ variant }) => variant)).toEqual(["lower-in", "lower-in"]);
    expect(all.map(({ params }) => params.calls)).toEqual([
      { kind: "list", values: expect.arrayContaining(["/accounts/get", "/auth/get"]) },
      { kind: "list", values: ["/accounts/balance/get"] },
    ]);
  });

  test("an overdraft that one of them counts in is not said to be left out", () => {
    const comparison = comparisonOf({
      cached: [checking({ available: 400, current: 100, limit: 300 })],
      realTime: [checking({ available: 100, current: 100, limit: 300 })],
    });
    const codes = findingsOf(comparison).map(({ code }) => code);
    expect(codes).toContain("overdraft-in-available");
    expect(codes).not.toContain("overdraft-not-in-available");
  });
});
