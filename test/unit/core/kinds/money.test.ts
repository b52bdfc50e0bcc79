import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { isSameMoney, toleranceOf } from "../../../../src/core/money/money.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, pendingRow } from "../../../builders/comparison.ts";

/** Half of what is the least that can be a difference, by ISO 4217, and never less than half a cent's worth of digits. */
const halves: Readonly<Record<string, number>> = {
  USD: 0.005,
  HUF: 0.005,
  COP: 0.005,
  IDR: 0.005,
  PKR: 0.005,
  IQD: 0.005,
  JPY: 0.005,
  KWD: 0.0005,
  BHD: 0.0005,
  // No code of ISO 4217, and no word that could be one.
  XYZ: 0.005,
  "": 0.005,
  dollars: 0.005,
};

function unit(currency: string | null, isUnofficial = false) {
  return { currency, isUnofficial };
}

test.each(Object.entries(halves))("in %j amounts are the same below %d apart", (currency, half) => {
  expect(toleranceOf(unit(currency))).toBe(half);
  expect(isSameMoney(100, 100 + half * 0.9, unit(currency))).toBe(true);
  expect(isSameMoney(100, 100 + half, unit(currency))).toBe(false);
});

test("amounts of a currency that nobody named are the same only when they are equal: it may be an unofficial one", () => {
  expect(isSameMoney(0.0041, 0.0002, unit(null))).toBe(false);
  expect(isSameMoney(0.0041, 0.0041, unit(null))).toBe(true);
});

test("amounts of an unofficial currency are the same only when they are equal", () => {
  expect(isSameMoney(0.01, 0.01000001, unit("BTC", true))).toBe(false);
  expect(isSameMoney(0.01, 0.01, unit("BTC", true))).toBe(true);
  // An unofficial code that is also one of ISO 4217 stays exact.
  expect(isSameMoney(1, 1.0001, unit("USD", true))).toBe(false);
});

describe("the same money", () => {
  const currency = fc.constantFrom(...Object.keys(halves));
  const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((thousandths) => thousandths / 1000);

  test("does not hang on which amount is named first, nor on its sign", () => {
    fc.assert(
      fc.property(currency, amount, amount, fc.boolean(), (code, left, right, isUnofficial) => {
        const same = isSameMoney(left, right, unit(code, isUnofficial));
        expect(isSameMoney(right, left, unit(code, isUnofficial))).toBe(same);
        expect(isSameMoney(-left, -right, unit(code, isUnofficial))).toBe(same);
        expect(isSameMoney(left, left, unit(code, isUnofficial))).toBe(true);
      }),
    );
  });

  test("never hides a cent, in any currency", () => {
    fc.assert(
      fc.property(currency, amount, fc.integer({ min: 1, max: 10 ** 6 }), (code, left, cents) => {
        expect(isSameMoney(left, left + cents / 100, unit(code))).toBe(false);
      }),
    );
  });

  test("is never said of amounts further apart where it is not of nearer ones", () => {
    const nearFar = fc.tuple(fc.integer({ max: 20_000, min: 0 }), fc.integer({ max: 20_000, min: 0 }));
    fc.assert(
      fc.property(currency, amount, nearFar, (code, left, [one, other]) => {
        const [near, far] = [Math.min(one, other) / 10 ** 6, Math.max(one, other) / 10 ** 6];
        if (isSameMoney(left, left + far, unit(code))) expect(isSameMoney(left, left + near, unit(code))).toBe(true);
      }),
    );
  });
});

function codesOf(cached: AccountReading, live: AccountReading): readonly string[] {
  return findingsOf(comparisonOf({ cached: [cached], realTime: [live] }))
    .filter(({ explains }) => explains === undefined)
    .map(({ code }) => code);
}

describe("a difference", () => {
  const inCurrency = (currency: string | null, value: number, code: string | null = null) =>
    checking({ available: value, current: value, currency, unofficialCurrencyCode: code });

  test.each(["HUF", "COP", "IDR", "PKR"])("of 0.49 %s is one, though Intl writes no digits", (currency) => {
    expect(codesOf(inCurrency(currency, 5000), inCurrency(currency, 5000.49))[0]).toBe("cached-differs-from-real-time");
  });

  test.each([
    ["KWD", 0.001],
    ["JPY", 1],
  ])("of the smallest unit of %s is one", (currency, least) => {
    expect(codesOf(inCurrency(currency, 5000), inCurrency(currency, 5000 + least))[0]).toBe(
      "cached-differs-from-real-time",
    );
  });

  test("below the smallest unit is rounding, and never that in an unofficial or unknown currency", () => {
    expect(codesOf(inCurrency("USD", 10), inCurrency("USD", 10.0004))).toEqual(["rounding"]);
    expect(codesOf(inCurrency("USD", 10), inCurrency(null, 10.0004))).toContain("rounding");
    expect(codesOf(inCurrency(null, 0.0041), inCurrency(null, 0.0002))[0]).toBe("cached-differs-from-real-time");
    expect(codesOf(inCurrency(null, 10, "BTC"), inCurrency(null, 10.0004, "BTC"))[0]).toBe(
      "cached-differs-from-real-time",
    );
  });

  test("in an unknown code is told as any other", () => {
    expect(codesOf(inCurrency("XYZ", 10), inCurrency("XYZ", 11))[0]).toBe("cached-differs-from-real-time");
  });

  test("between two currencies is none: only that they differ is told", () => {
    expect(codesOf(inCurrency("USD", 10), inCurrency("MXN", 175))).toEqual(["currency-differs"]);
  });

  test("the same amount in a named currency and in none is a match, of which the missing name is told", () => {
    expect(codesOf(inCurrency("HUF", 10), inCurrency(null, 10))).toEqual(["agree", "currency-missing"]);
  });

  test("official in one answer and unofficial under the same code in another is compared", () => {
    expect(codesOf(inCurrency("USD", 10), inCurrency(null, 25, "USD"))[0]).toBe("cached-differs-from-real-time");
  });
});

describe("rows of another currency", () => {
  const cached = [checking({ available: 861.37, current: 861.37 })];
  const held = [checking({ available: 797.24, current: 861.37 })];
  const row = (isoCurrencyCode: string | null) => pendingRow({ amount: 64.13, isoCurrencyCode });

  test("make up no difference between two answers", () => {
    const causes = (iso: string | null) =>
      findingsOf(comparisonOf({ cached, realTime: held, rows: [row(iso)] })).map(({ code }) => code);
    expect(causes("USD")).toContain("adjusted-by-plaid");
    expect(causes("CAD")).not.toContain("adjusted-by-plaid");
    expect(causes("CAD")).toContain("hold-newer-than-update");
  });

  test("nor what is held within one", () => {
    const causes = (iso: string | null) =>
      findingsOf(comparisonOf({ cached: held, rows: [row(iso)] })).map(({ code }) => code);
    expect(causes("USD")).toContain("pending-explains-available");
    expect(causes("CAD")).not.toContain("pending-explains-available");
  });
});
