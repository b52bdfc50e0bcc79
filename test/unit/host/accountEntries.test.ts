import { expect, test } from "vitest";
import type { OkReading } from "../../../src/core/reading/reading.ts";
import { accountEntries } from "../../../src/host/store/accountEntries.ts";
import { aComparison, aReading } from "./support/fakes.ts";

function answer(change: Partial<OkReading>, accounts: Record<string, number | null>): OkReading {
  return aReading({
    ...change,
    accounts: Object.entries(accounts).map(([accountId, current]) => ({
      accountId,
      name: `Account ${accountId}`,
      balances: { available: null, current, isoCurrencyCode: "USD" },
    })),
  });
}

const minute = (n: number) => `2026-11-22T10:0${n}:00.000Z`;
const cached = answer({ startedAt: minute(1) }, { a: 100, b: 5 });
const realTime = answer(
  { id: "r", endpoint: "/accounts/balance/get", kind: "real-time", startedAt: minute(2) },
  { a: 70, b: 5 },
);

function currentOf(readings: readonly OkReading[], accountId = "a") {
  const entries = accountEntries(aComparison({ readings }), null);
  return entries?.find((entry) => entry.accountId === accountId)?.balance;
}

test("the real-time balance wins over the cached one", () => {
  expect(currentOf([cached, realTime])).toMatchObject({ balances: { current: 70 }, endpoint: "/accounts/balance/get" });
});

test("a cached answer of a product that was not refreshed does not replace a newer balance", () => {
  const item = { createdAt: "2026-09-01T00:00:00Z" } as OkReading["item"];
  const facts = aReading({ id: "i", endpoint: "/item/get", startedAt: minute(0), ...(item ? { item } : {}) });
  const before = answer({ startedAt: minute(1) }, { a: 100 });
  expect(currentOf([facts, before, realTime])?.balances.current).toBe(70);
});

test("an answer without a number leaves the number that is known", () => {
  const nothing = answer({ id: "n", startedAt: minute(3) }, { a: null, b: null });
  expect(currentOf([realTime, nothing])?.balances.current).toBe(70);
});

test("zero is a number", () => {
  const broke = answer(
    { id: "z", endpoint: "/accounts/balance/get", kind: "real-time", startedAt: minute(3) },
    { a: 0 },
  );
  expect(currentOf([cached, broke])?.balances.current).toBe(0);
});

test("an account that is no longer listed goes, one that a product's endpoint leaves out stays", () => {
  const known = accountEntries(aComparison({ readings: [cached] }), null);
  const authOnly = answer({ id: "auth", endpoint: "/auth/get", startedAt: minute(2) }, { a: 90 });
  expect(accountEntries(aComparison({ readings: [authOnly] }), known)?.map((e) => e.accountId)).toEqual(["a", "b"]);
  const withoutB = answer({ id: "again", startedAt: minute(3) }, { a: 90 });
  expect(accountEntries(aComparison({ readings: [withoutB] }), known)?.map((e) => e.accountId)).toEqual(["a"]);
});

test("no answer changes nothing", () => {
  expect(accountEntries(aComparison({ readings: [] }), null)).toBeNull();
});

test("an evaluation's numbers, which have no currency, do not reach the tree", () => {
  const evaluated = answer(
    { id: "e", endpoint: "/signal/evaluate", kind: "evaluated", startedAt: minute(3) },
    { a: 1 },
  );
  expect(currentOf([cached, evaluated])?.balances.current).toBe(100);
});
