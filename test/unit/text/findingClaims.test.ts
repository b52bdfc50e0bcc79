import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { plainText } from "../../../src/text/fillSegments.ts";
import { findingSentence } from "../../../src/text/findings/findingSentence.ts";
import { checking, creditCard } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, itemFacts, okReading, pendingRow } from "../../builders/comparison.ts";
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
    const stated = itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: daysAgo(1) } });
    const world = savedComparison(
      okReading("cached", "/accounts/get", [checking({ available: 100, current: 100 })], at(daysAgo(5))),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 80, current: 80 })], at(daysAgo(4))),
      okReading("cached-again", "/item/get", [], { item: stated, ...at(hoursAgo(1)) }),
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
      `likely: ${before}: probably a hold placed in the last 7 h. Not all transactions are known.`,
    ]);
  });

  test("may be of the time between the two calls, not of the copy's age alone", () => {
    const world = savedComparison(
      okReading("cached", "/item/get", [], { item, ...at(hoursAgo(6.1)) }),
      okReading("cached", "/accounts/get", cached, at(hoursAgo(6))),
      okReading("real-time", "/accounts/balance/get", [checking({ available: 80, current: 100 })], at(hoursAgo(0))),
    );
    expect(said(world, "hold-newer-than-update")).toEqual([
      expect.stringMatching(/probably a hold placed in the last 8 h\. Not all transactions are known\.$/),
    ]);
  });
});

describe("a changed limit", () => {
  test("that moved the other way explains no part of what available lost", () => {
    const world = comparisonOf({
      cached: [creditCard({ available: 800, current: 200, limit: 1000 })],
      realTime: [creditCard({ available: 600, current: 900, limit: 1500 })],
    });
    expect(said(world, "limit-changed")).toEqual([
      "likely: The credit limit was $1,000.00 in the copy and is $1,500.00 at the bank: it has probably been changed.",
    ]);
  });
});

test("a part of a difference that is a matter of rounding is not told as a part", () => {
  const world = comparisonOf({
    cached: [checking({ available: 100, current: 100.001 })],
    realTime: [checking({ available: 80, current: 100 })],
  });
  expect(said(world, "cached-differs-from-real-time")).toEqual([
    "certain: Checking ••0000: the cached available balance is $100.00, $20.00 too high. The bank says $80.00.",
  ]);
});

test("an earlier real-time call bounds no card of Capital One, which answered it from a copy", () => {
  const item = itemFacts({ institutionId: "ins_128026", createdAt: null, transactions: null });
  const cached = [creditCard({ available: 800, current: 200, limit: 1000 }), checking({ available: 5, current: 5 })];
  const live = [creditCard({ available: 700, current: 300, limit: 1000 }), checking({ available: 4, current: 4 })];
  const world = comparisonOf({ item, cached, realTime: live, lastOwnRealTimeAt: hoursAgo(2) });
  expect(said(world, "cache-older-than-bank").concat(said(world, "no-subscription-product"))).toEqual([
    expect.stringMatching(/No response says how old the cached balance is/),
    expect.stringMatching(/The last real-time call made here was 2 h ago/),
  ]);
});

describe("a running balance", () => {
  const row = { pending: false, amount: 5, date: "2026-02-27" };

  test("is not the newest where a row of that day has no time", () => {
    const rows = [
      pendingRow({ ...row, transactionId: "a", datetime: "2026-02-27T09:00:00Z", runningBalance: 70 }),
      pendingRow({ ...row, transactionId: "b", runningBalance: 100 }),
    ];
    const world = comparisonOf({ cached: [checking({ available: 100, current: 100 })], rows });
    expect(said(world, "running-balance-differs")).toEqual([]);
  });

  test("is that of the later moment, whatever zone its time is written in", () => {
    const rows = [
      pendingRow({ ...row, transactionId: "a", datetime: "2026-02-27T09:00:00-05:00", runningBalance: 70 }),
      pendingRow({ ...row, transactionId: "b", datetime: "2026-02-27T10:00:00Z", runningBalance: 100 }),
    ];
    const world = comparisonOf({ cached: [checking({ available: 100, current: 100 })], rows });
    expect(said(world, "running-balance-differs")).toEqual([
      "certain: Checking ••0000: the newest running balance of a transaction is $70.00, current is $100.00. The two need not agree.",
    ]);
  });
});

describe("a cached number that changed", () => {
  const [old, now] = [[checking({ available: 100, current: 100 })], [checking({ available: 80, current: 80 })]];

  test("before the real-time call is not said to have changed after it", () => {
    const world = savedComparison(
      okReading("cached", "/accounts/get", old, at(hoursAgo(6))),
      okReading("real-time", "/accounts/balance/get", now, at(hoursAgo(2))),
      okReading("cached-again", "/accounts/get", now, at(hoursAgo(1))),
      okReading("cached-again", "/item/get", [], {
        item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(4), lastFailedUpdate: null } }),
        ...at(hoursAgo(1)),
      }),
    );
    expect(said(world, "changed-between-calls")).toEqual([
      "certain: After the real-time call, 1 account read from the cache matches it. Before it, it didn't.",
    ]);
  });

  test("in its limit alone, which the real-time call gave otherwise, does not match that call", () => {
    const card = (limit: number) => [creditCard({ available: 100, current: 100, limit })];
    const world = comparisonOf({ cached: card(1000), realTime: card(1500), again: card(2000) });
    expect(said(world, "changed-between-calls")).toEqual([
      "certain: Card ••3333: /accounts/get says limit is $2,000.00, $1,000.00 more than when it was called before ($1,000.00).",
    ]);
  });

  test("on an Item without any update time is not said to have kept its last one", () => {
    expect(said(comparisonOf({ item: authOnly(), cached: old, realTime: now }), "written-through")).toEqual([
      "likely: The real-time call has probably refreshed Plaid's copy. /item/get has no update time of any product.",
    ]);
  });

  test("between two answers is no doing of an update that came before or after both", () => {
    const stated = (lastSuccessfulUpdate: string) =>
      itemFacts({ transactions: { lastSuccessfulUpdate, lastFailedUpdate: null } });
    for (const update of [daysAgo(6), daysAgo(3.5)]) {
      const world = savedComparison(
        okReading("cached", "/item/get", [], { item: stated(daysAgo(9)), ...at(daysAgo(8)) }),
        okReading("cached", "/accounts/get", old, at(daysAgo(5))),
        okReading("cached-again", "/accounts/get", now, at(daysAgo(4))),
        okReading("cached-again", "/item/get", [], { item: stated(update), ...at(daysAgo(3)) }),
      );
      expect(said(world, "cache-updated-meanwhile"), update).toEqual([]);
    }
  });

  test("in two real-time answers of a card at Capital One need not have moved between them", () => {
    const card = (available: number, lastUpdatedDatetime: string) => [
      creditCard({ available, current: 1000 - available, limit: 1000, lastUpdatedDatetime }),
    ];
    const world = savedComparison(
      okReading("cached", "/item/get", [], { item: itemFacts({ institutionId: "ins_128026" }), ...at(hoursAgo(4)) }),
      okReading("real-time", "/accounts/balance/get", card(800, daysAgo(3)), at(hoursAgo(3))),
      okReading("single", "/accounts/balance/get", card(700, daysAgo(1)), at(hoursAgo(2))),
    );
    expect(said(world, "bank-moved-between-calls")).toEqual([expect.stringMatching(/^possible: /)]);
  });
});

test("a matter of rounding hides no difference of two copies in a number that the real-time answer lacks", () => {
  const copy = (available: number) => [checking({ available, current: 100 })];
  const world = savedComparison(
    okReading("cached", "/accounts/get", [checking({ available: 55, current: 55 })], at(hoursAgo(5))),
    okReading("cached", "/auth/get", copy(20), at(hoursAgo(4))),
    okReading("real-time", "/accounts/balance/get", [checking({ available: null, current: 100.004 })], at(hoursAgo(2))),
    okReading("cached-again", "/liabilities/get", copy(90), { ...at(hoursAgo(2)), latencyMs: 60_000 }),
  );
  const [stated] = findingsOf(world).filter(({ code }) => code === "other-responses-differ");
  expect(stated?.readings).toEqual(expect.arrayContaining(["cached:/auth/get", "cached-again:/liabilities/get"]));
});
