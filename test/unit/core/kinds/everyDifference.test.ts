import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { EndpointPath } from "../../../../src/core/endpoint/endpoint.ts";
import type { AccountReading, Balances } from "../../../../src/core/reading/balances.ts";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { checking, creditCard, savings } from "../../../builders/accounts.ts";
import { okReading } from "../../../builders/comparison.ts";
import { at, savedComparison } from "../../../builders/savedComparison.ts";
import { hoursAgo } from "../../../builders/times.ts";

function answer(endpoint: EndpointPath, hours: number, accounts: readonly AccountReading[]): Reading {
  const pass = endpoint === "/accounts/balance/get" ? "real-time" : "cached";
  return okReading(pass, endpoint, accounts, { ...at(hoursAgo(hours)), id: `${endpoint} ${hours}` });
}

/** The facts that are about numbers, with the answers they name. */
function facts(...readings: readonly Reading[]) {
  return findingsOf(savedComparison(...readings))
    .filter(({ explains, about }) => explains === undefined && about === undefined)
    .map(({ code, variant, readings: named }) => ({ code, variant, named }));
}

const low = [checking({ available: 210.5, current: 210.5 })];
const high = [checking({ available: 388, current: 388 })];

describe("two cached copies, and no /accounts/get", () => {
  test("are told of, with both answers", () => {
    expect(facts(answer("/transactions/sync", 5, low), answer("/auth/get", 4, high))).toEqual([
      { code: "cached-responses-differ", named: ["/transactions/sync 5", "/auth/get 4"] },
    ]);
  });

  test("of three, each number once, with all that give it", () => {
    const third = [checking({ available: 1, current: 1 })];
    const found = facts(
      answer("/transactions/sync", 6, low),
      answer("/auth/get", 5, high),
      answer("/identity/get", 4, low),
      answer("/liabilities/get", 3, third),
    );
    expect(found.map(({ code }) => code)).toContain("cached-responses-differ");
    const named = found.flatMap((fact) => fact.named);
    for (const id of ["/transactions/sync 6", "/auth/get 5", "/identity/get 4", "/liabilities/get 3"]) {
      expect(named).toContain(id);
    }
  });
});

describe("a number beside none", () => {
  const without = (drop: keyof Balances): AccountReading[] =>
    high.map(({ balances: { [drop]: _, ...rest }, ...account }) => ({ ...account, balances: rest }));

  test.each(["available", "current"] as const)(
    "%s as null, or not there at all, between two cached answers",
    (field) => {
      const asNull = [checking({ available: 388, current: 388, [field]: null })];
      expect(facts(answer("/auth/get", 2, asNull), answer("/accounts/get", 1, high))[0]).toMatchObject({
        code: "null-in-one-answer",
        variant: "null",
      });
      expect(facts(answer("/auth/get", 2, without(field)), answer("/accounts/get", 1, high))[0]).toMatchObject({
        code: "null-in-one-answer",
        variant: "absent",
      });
    },
  );

  test("a limit counts as well", () => {
    const card = (limit: number | null) => [creditCard({ available: 700, current: 300, limit })];
    const found = facts(answer("/accounts/get", 2, card(null)), answer("/accounts/balance/get", 1, card(1000)));
    expect(found.map(({ code }) => code)).toContain("null-in-one-answer");
  });

  test("null beside no such field is no number anywhere, and no difference", () => {
    const [none] = without("limit");
    expect(facts(answer("/auth/get", 2, none === undefined ? [] : [none]), answer("/accounts/get", 1, high))).toEqual(
      [],
    );
  });

  test("zero beside null is a number beside none", () => {
    const zero = [checking({ available: 0, current: 388 })];
    const none = [checking({ available: null, current: 388 })];
    const found = facts(answer("/accounts/get", 2, zero), answer("/accounts/balance/get", 1, none));
    expect(found[0]?.code).toBe("null-in-one-answer");
  });
});

test("a limit alone that differs is told, between cached copies as beside the bank", () => {
  const card = (limit: number) => [creditCard({ available: 700, current: 300, limit })];
  expect(facts(answer("/accounts/get", 2, card(1000)), answer("/accounts/balance/get", 1, card(1500)))[0]?.code).toBe(
    "cached-differs-from-real-time",
  );
  expect(facts(answer("/accounts/get", 2, card(1000)), answer("/liabilities/get", 1, card(1500)))[0]?.code).toBe(
    "cached-responses-differ",
  );
});

describe("a currency that one answer leaves out", () => {
  const bare = [checking({ available: 388, current: 388, currency: null })];

  test("is said, and the numbers are compared nevertheless", () => {
    const codes = facts(answer("/accounts/get", 2, bare), answer("/accounts/balance/get", 1, low)).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["cached-differs-from-real-time", "currency-missing"]);
  });

  test("of answers from before Plaid had unofficial codes, both fields absent, as well", () => {
    const old = high.map(({ balances: { isoCurrencyCode: _, unofficialCurrencyCode: __, ...rest }, ...account }) => ({
      ...account,
      balances: rest,
    }));
    const codes = facts(answer("/accounts/get", 2, old), answer("/accounts/balance/get", 1, low)).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["cached-differs-from-real-time", "currency-missing"]);
  });

  test("that no answer names is not missing in one", () => {
    expect(facts(answer("/accounts/get", 2, bare), answer("/auth/get", 1, bare))).toEqual([]);
  });
});

test("an account in one of two answers is told of, whichever came first and whatever agrees", () => {
  const more = [...low, savings({ available: 8, current: 8 })];
  for (const [first, second] of [
    [low, more],
    [more, low],
  ] as const) {
    const found = facts(answer("/accounts/get", 2, first), answer("/accounts/balance/get", 1, second));
    expect(found[0]).toMatchObject({ code: "account-in-one-response" });
  }
});

test("one endpoint several times is one number that changed, beside each neighbour in time", () => {
  const found = findingsOf(
    savedComparison(
      answer("/accounts/get", 9, low),
      answer("/accounts/get", 6, high),
      answer("/accounts/get", 4, high),
      answer("/accounts/get", 2, low),
    ),
  ).filter(({ code }) => code === "changed-between-calls");
  expect(found.map(({ change, readings }) => [change, readings.slice(0, 2)])).toEqual([
    [177.5, ["/accounts/get 9", "/accounts/get 6"]],
    [-177.5, ["/accounts/get 4", "/accounts/get 2"]],
  ]);
});
