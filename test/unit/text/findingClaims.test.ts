import { describe, expect, test } from "vitest";
import type { Comparison } from "../../../src/core/comparison.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { findingSentence } from "../../../src/text/findingSentence.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, itemFacts, okReading, pendingRow } from "../../builders/comparison.ts";
import { at, savedComparison } from "../../builders/savedComparison.ts";
import { daysAgo, hoursAgo } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

/** What is said with a code, each as `certainty: sentence`. */
function said(comparison: Comparison, code: string): readonly string[] {
  return findingsOf(comparison)
    .filter((finding) => finding.code === code)
    .map((finding) => `${finding.certainty}: ${plainText(findingSentence(finding, context))}`);
}

// Each world here is one in which a sentence of its code would be false if it said a word more.

describe("a number that one answer lacks", () => {
  const auth = okReading("cached", "/auth/get", [checking({ available: null, current: 100 })]);

  test("is named with those answers alone that give this very number", () => {
    const world = comparisonOf({
      cached: [checking({ available: 100, current: 100 })],
      realTime: [checking({ available: 80, current: 100 })],
      more: [auth],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /auth/get and $100.00 in /accounts/get.",
    ]);
  });

  test("is not said to be both in one endpoint that gave it later, where another gave it", () => {
    const world = comparisonOf({
      cached: [checking({ available: null, current: 100 })],
      realTime: [checking({ available: 80, current: 100 })],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /accounts/get and $80.00 in /accounts/balance/get.",
    ]);
  });

  test("is null only where it is null: an answer without the field is not named beside one with null", () => {
    const { available: _, ...balances } = checking({ available: null, current: 100 }).balances;
    const world = comparisonOf({
      cached: [checking({ available: 100, current: 100 })],
      more: [auth, okReading("cached", "/identity/get", [{ ...checking({}), balances }])],
    });
    expect(said(world, "null-in-one-answer")).toEqual([
      "certain: Checking ••0000: available is null in /auth/get and $100.00 in /accounts/get.",
    ]);
  });
});

describe("an update that failed", () => {
  test("is of its product: another's may have worked since", () => {
    const world = comparisonOf({
      item: itemFacts({
        transactions: { lastSuccessfulUpdate: hoursAgo(1), lastFailedUpdate: null },
        investments: { lastSuccessfulUpdate: hoursAgo(9), lastFailedUpdate: hoursAgo(5) },
      }),
      cached: [checking({ available: 100, current: 100 })],
    });
    expect(said(world, "last-update-failed")).toEqual([
      "certain: Plaid's last update attempt for Investments failed (Mar 1, 2026, 07:00). The last one that worked was Mar 1, 2026, 03:00.",
    ]);
  });

  test("after the copy was answered has not made that copy old", () => {
    const told = itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: daysAgo(1) } });
    const world = savedComparison(
      okReading("cached", "/accounts/get", [checking({ available: 100, current: 100 })], at(daysAgo(5))),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 80, current: 80 })], at(daysAgo(4))),
      okReading("cached-again", "/item/get", [], { item: told, ...at(hoursAgo(1)) }),
    );
    expect(said(world, "updates-failing")).toEqual([]);
    expect(said(world, "last-update-failed")).toHaveLength(1);
  });
});

describe("a hold", () => {
  const cached = [checking({ available: 100, current: 100 })];
  const item = itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(7), lastFailedUpdate: null } });
  const before = "Available is $20.00 lower at the bank and current is the same";

  test("that the copy's own list shows is not said to be in no list, and no more than possible", () => {
    const world = comparisonOf({
      item,
      cached,
      rows: [pendingRow({ amount: 20 })],
      realTime: [checking({ available: 80, current: 100 })],
    });
    expect(said(world, "hold-newer-than-update")).toEqual([
      `possible: ${before}: perhaps a hold placed since the copy was made. 1 pending transaction in Plaid's list adds up to it.`,
    ]);
  });

  test("that a list of after the real-time call shows is not said to be in no list", () => {
    const live = [checking({ available: 80, current: 100 })];
    const rows = [pendingRow({ amount: 13.5 }), pendingRow({ amount: 6.5 })];
    const world = comparisonOf({
      item,
      cached,
      rows: [],
      realTime: live,
      more: [
        okReading("cached-again", "/transactions/sync", live, {
          transactions: { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows, pages: 1 },
        }),
      ],
    });
    expect(said(world, "hold-newer-than-update")).toEqual([
      `likely: ${before}: probably a hold placed since the copy was made. 2 pending transactions in Plaid's list add up to it.`,
    ]);
  });

  test("in an account that the transactions were not asked of has no list", () => {
    const rows = okReading("cached", "/transactions/get", [], {
      transactions: { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows: [], pages: 1 },
      sent: { accountIds: ["savings"], minLastUpdatedDatetime: null },
    });
    const world = comparisonOf({ item, cached, realTime: [checking({ available: 80, current: 100 })], more: [rows] });
    expect(said(world, "hold-newer-than-update")).toEqual([
      `likely: ${before}: probably a hold placed in the last 7 h. Transactions weren't read.`,
    ]);
  });

  test("may be of the time between the two calls, not of the copy's age alone", () => {
    const world = savedComparison(
      okReading("cached", "/item/get", [], { item, ...at(hoursAgo(6.1)) }),
      okReading("cached", "/accounts/get", cached, at(hoursAgo(6))),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 80, current: 100 })], at(hoursAgo(0))),
    );
    expect(said(world, "hold-newer-than-update")).toEqual([
      expect.stringMatching(/probably a hold placed in the last 8 h\. Transactions weren't read\.$/),
    ]);
  });
});
