import { describe, expect, test } from "vitest";
import { defaultBaseline, differenceFrom } from "../../../../src/core/comparison/differenceFrom.ts";
import { type FieldCell, matrixOf } from "../../../../src/core/comparison/matrix.ts";
import { accountsOf } from "../../../../src/core/item/accountsOf.ts";
import { defaultEvaluate } from "../../../../src/core/plan/defaultEvaluate.ts";
import { checking, creditCard, savings } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, okReading, signalFacts, skippedReading } from "../../../builders/comparison.ts";

const comparison = comparisonOf({
  cached: [checking({ available: 500, current: 500 }), creditCard({ current: 10, limit: 2000 })],
  evaluation: { signal: signalFacts(), available: 400, current: null },
  realTime: [checking({ available: 400, current: 500 }), creditCard({ current: 10, limit: 2000 })],
  more: [
    skippedReading("cached", "/identity/get"),
    failedReading("cached", "/auth/get", "institution-error"),
    okReading("cached", "/transactions/sync", [checking({ available: 500, current: 500 })]),
  ],
});
const matrix = matrixOf(comparison, defaultBaseline(comparison));

function cell(accountId: string, readingId: string, field: "available" | "current" | "limit"): FieldCell | undefined {
  const column = matrix.columns.findIndex((reading) => reading.id === readingId);
  return matrix.rows.find((row) => row.account.accountId === accountId)?.cells[column]?.[field];
}

describe("a cell says which kind of nothing it holds", () => {
  test.each([
    ["checking", "cached:/accounts/get", "available", { kind: "number", value: 500 }],
    ["card", "cached:/accounts/get", "available", { kind: "null" }],
    ["checking", "evaluated:/signal/evaluate", "current", { kind: "null" }],
    ["checking", "evaluated:/signal/evaluate", "limit", { kind: "no-field" }],
    ["card", "evaluated:/signal/evaluate", "available", { kind: "not-asked" }],
    ["card", "cached:/transactions/sync", "available", { kind: "not-returned" }],
    ["card", "cached:/identity/get", "available", { kind: "skipped", reason: "product-not-on-item" }],
    ["card", "cached:/auth/get", "available", { kind: "failed", reason: "institution-error" }],
  ] as const)("%s in %s: %s is %o", (accountId, readingId, field, expected) => {
    expect(cell(accountId, readingId, field)).toEqual(expected);
  });

  test("an account outside the filter was not asked for", () => {
    const filtered = {
      ...comparison,
      plan: { ...comparison.plan, options: { evaluate: null, accountIds: ["checking"] } },
      readings: [
        okReading("cached", "/auth/get", [checking({ available: 1 })]),
        okReading("cached", "/transactions/sync", [savings({})]),
      ],
    };
    const [, row] = matrixOf(filtered, null).rows;
    expect(row?.cells[0]?.available).toEqual({ kind: "not-asked" });
  });

  test("the filter is what the call was sent, and of a call that names none the account was not returned", () => {
    const none = { accountIds: null, minLastUpdatedDatetime: null };
    const filtered = {
      ...comparison,
      readings: [
        okReading("cached", "/auth/get", [checking({ available: 1 })], { sent: { ...none, accountIds: ["checking"] } }),
        okReading("cached", "/transactions/sync", [checking({})], { sent: none }),
        okReading("single", "/accounts/get", [checking({})]),
        okReading("cached", "/accounts/get", [checking({}), savings({})]),
      ],
    };
    const planned = {
      ...filtered,
      plan: { ...comparison.plan, options: { evaluate: null, accountIds: ["checking"] } },
    };
    for (const each of [filtered, planned]) {
      const [, row] = matrixOf(each, null).rows;
      expect(row?.cells.map(({ available }) => available.kind)).toEqual([
        "not-asked",
        "not-returned",
        "not-returned",
        "null",
      ]);
    }
  });
});

test("/item/get holds no balance and is no column", () => {
  expect(matrix.columns.map((reading) => reading.endpoint)).not.toContain("/item/get");
});

test("differences are measured against the real-time answer", () => {
  expect(matrix.baselineId).toBe("real-time:/accounts/balance/get");
  const [checkingRow] = matrix.rows;
  expect(checkingRow?.cells.map((each) => each.difference.available.kind)).toEqual([
    "differs",
    "same",
    "not-comparable",
    "same",
    "not-comparable",
    "not-comparable",
    "differs",
  ]);
  expect(checkingRow?.cells[0]?.difference.available).toEqual({ kind: "differs", value: 100, currency: "USD" });
});

test("without a real-time answer the last cached one is the baseline, and without any there is none", () => {
  expect(defaultBaseline(comparisonOf({ cached: [checking({ available: 1 })] }))?.id).toBe(
    "cached-again:/accounts/get",
  );
  expect(defaultBaseline(comparisonOf({}))).toBeNull();
});

test("numbers of two currencies are not compared", () => {
  const euros = okReading("single", "/accounts/get", [checking({ available: 1, currency: "EUR" })]);
  const dollars = okReading("single", "/auth/get", [checking({ available: 2 })]);
  expect(differenceFrom(dollars)(euros, "checking", "available")).toEqual({
    kind: "not-comparable",
    because: "other-currency",
  });
});

test("an account that numbers alone show takes its name from the answer that knows it", () => {
  const [account] = accountsOf({
    readings: [
      okReading("evaluated", "/signal/evaluate", [{ accountId: "checking", balances: { available: 1 } }]),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 1 })]),
    ],
  });
  expect(account).toMatchObject({ accountId: "checking", name: "Checking", mask: "0000", type: "depository" });
});

test("an evaluation asks about the first checking account, and about none where there is none", () => {
  expect(defaultEvaluate([savings({}), checking({})])).toEqual({ accountId: "checking", amount: 100 });
  expect(defaultEvaluate([savings({})])).toBeNull();
});
