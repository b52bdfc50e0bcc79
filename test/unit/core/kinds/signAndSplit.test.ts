import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { differenceFrom } from "../../../../src/core/comparison/differenceFrom.ts";
import { subtractMoney, sumMoney } from "../../../../src/core/money/money.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { checking, creditCard } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts, okReading, pendingRow } from "../../../builders/comparison.ts";
import { at, savedComparison } from "../../../builders/savedComparison.ts";
import { hoursAgo, minutesAgo } from "../../../builders/times.ts";

const cents = fc.integer({ min: -(10 ** 7), max: 10 ** 7 }).map((value) => value / 100);

/** The gap between a cached and a real-time answer of one account, an hour apart. */
function gapOf(cached: AccountReading, live: AccountReading) {
  return findingsOf(
    savedComparison(
      okReading("cached", "/accounts/get", [cached], at(hoursAgo(2))),
      okReading("real-time", "/accounts/balance/get", [live], at(hoursAgo(1))),
    ),
  ).find(({ code }) => code === "cached-differs-from-real-time");
}

describe("one sign", () => {
  test("a gap is the cached number less the real-time one, in the finding and in the cell beside it", () => {
    fc.assert(
      fc.property(cents, cents, (cached, live) => {
        const gap = gapOf(checking({ available: cached, current: 0 }), checking({ available: live, current: 0 }));
        if (cached === live) {
          expect(gap).toBeUndefined();
          return;
        }
        expect(gap?.cachedMinusRealTime).toBe(subtractMoney(cached, live));
        expect(gap?.variant).toBe(cached > live ? "too-high" : "too-low");
        const column = okReading("cached", "/accounts/get", [checking({ available: cached })]);
        const baseline = okReading("real-time", "/accounts/balance/get", [checking({ available: live })]);
        expect(differenceFrom(baseline)(column, "checking", "available")).toMatchObject({
          value: gap?.cachedMinusRealTime,
        });
      }),
    );
  });

  test("a change is the later number less the earlier one, whichever was kept first", () => {
    fc.assert(
      fc.property(cents, cents, fc.boolean(), (earlier, later, isTurned) => {
        const readings = [
          okReading("cached", "/accounts/get", [checking({ current: earlier })], { ...at(hoursAgo(5)), id: "earlier" }),
          okReading("cached", "/accounts/get", [checking({ current: later })], { ...at(hoursAgo(1)), id: "later" }),
        ];
        const [change] = findingsOf(savedComparison(...(isTurned ? readings.toReversed() : readings)));
        if (earlier === later) {
          expect(change).toBeUndefined();
          return;
        }
        expect(change).toMatchObject({ code: "changed-between-calls", change: subtractMoney(later, earlier) });
        expect(change?.cachedMinusRealTime).toBeUndefined();
        expect(change?.variant).toBe(later > earlier ? "up" : "down");
      }),
    );
  });

  test("a copy that still differs after the real-time call counts as any cached number does", () => {
    const cached = [checking({ available: 90, current: 90 })];
    const live = [checking({ available: 60, current: 60 })];
    const findings = findingsOf(comparisonOf({ cached, realTime: live, again: cached }));
    const signed = findings.filter(({ cachedMinusRealTime }) => cachedMinusRealTime !== undefined);
    expect(signed.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["cached-differs-from-real-time", "cache-still-differs"]),
    );
    expect(signed.map(({ cachedMinusRealTime }) => cachedMinusRealTime)).toEqual(signed.map(() => 30));
  });

  test("what no cause accounts for has the sign it has always had: the bank's number less the cached one", () => {
    const [fact, ...others] = findingsOf(
      comparisonOf({
        item: itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(3), lastFailedUpdate: null } }),
        cached: [checking({ available: 90, current: 100 })],
        realTime: [checking({ available: 60, current: 100 })],
      }),
    );
    expect(fact?.cachedMinusRealTime).toBe(30);
    expect(others.find(({ code }) => code === "hold-newer-than-update")?.residue?.value).toBe(-30);
  });
});

describe("too high", () => {
  const words = (cachedAt: string, liveAt: string) =>
    findingsOf(
      savedComparison(
        okReading("cached", "/accounts/get", [checking({ available: 9 })], { ...at(cachedAt), latencyMs: 500 }),
        okReading("real-time", "/accounts/balance/get", [checking({ available: 4 })], {
          ...at(liveAt),
          latencyMs: 90_000,
        }),
      ),
    )[0]?.variant;

  test("is said where the real-time call began when the other was over", () => {
    expect(words(minutesAgo(9), minutesAgo(5))).toBe("too-high");
  });

  test("is not where the two calls overlap: the copy may be the newer number", () => {
    expect(words(minutesAgo(6), minutesAgo(5))).toBe("higher");
  });

  test("is not of a card of Capital One, whose real-time number is a copy", () => {
    const card = (current: number) => [creditCard({ current })];
    const [fact] = findingsOf(
      comparisonOf({ item: itemFacts({ institutionId: "ins_128026" }), cached: card(9), realTime: card(4) }),
    );
    expect(fact?.variant).toBe("owed-higher");
  });
});

describe("a hold that was placed or released", () => {
  const codes = (cached: AccountReading, live: AccountReading) => {
    const rows = [pendingRow({ accountId: cached.accountId, amount: 42.25 })];
    return findingsOf(comparisonOf({ cached: [cached], rows, realTime: [live] })).map(({ code }) => code);
  };
  const card = (available: number, limit: number | null) => creditCard({ available, current: 100, limit });
  const account = (available: number, limit: number | null) => checking({ available, current: 100, limit });
  const holds = ["hold-newer-than-update", "pending-released"];

  test.each([
    ["a card whose limit no response gives", card(900, null), card(942.25, null)],
    ["a card whose limit the bank leaves out", card(900, 1000), card(942.25, null)],
    ["a card whose limit the copy leaves out", card(900, null), card(942.25, 1000)],
    ["an account whose overdraft one response leaves out", account(57.75, 500), account(100, null)],
  ])("is not said of %s: another limit fits as well", (_, cached, live) => {
    expect(codes(cached, live)).toContain("cached-differs-from-real-time");
    for (const code of holds) expect(codes(cached, live)).not.toContain(code);
  });

  test.each([
    ["a card of the same limit", card(900, 1000), card(942.25, 1000)],
    ["an account without an overdraft", account(57.75, null), account(100, null)],
  ])("is said of %s", (_, cached, live) => {
    expect(codes(cached, live)).toEqual(expect.arrayContaining(holds));
  });
});

describe("the split", () => {
  test("of a deposit account adds up: what posted less what is held is what is available", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
        const gap = gapOf(checking({ available: a, current: b }), checking({ available: c, current: d }));
        if (gap === undefined) return;
        expect(gap.split).toEqual({
          posted: subtractMoney(b, d),
          held: subtractMoney(subtractMoney(b, a), subtractMoney(d, c)),
          limit: null,
        });
        const { posted, held } = gap.split ?? {};
        expect(sumMoney([posted ?? 0, -(held ?? 0)])).toBe(subtractMoney(a, c));
      }),
    );
  });

  test("of a card adds up: the limit less what is owed and what is held is what is available", () => {
    const limit = fc.integer({ min: 0, max: 100 }).map((hundreds) => hundreds * 100);
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 4, maxLength: 4 }),
        limit,
        limit,
        ([a = 0, b = 0, c = 0, d = 0], l, m) => {
          const gap = gapOf(
            creditCard({ available: a, current: b, limit: l }),
            creditCard({ available: c, current: d, limit: m }),
          );
          if (gap === undefined) return;
          const { posted, held, limit: ofLimit } = gap.split ?? {};
          expect(ofLimit).toBe(l - m);
          expect(sumMoney([ofLimit ?? 0, -(posted ?? 0), -(held ?? 0)])).toBe(subtractMoney(a, c));
        },
      ),
    );
  });

  test("has nothing where the numbers that a part needs are missing", () => {
    const gap = gapOf(checking({ available: 5, current: null }), checking({ available: 9, current: 11 }));
    expect(gap?.split).toEqual({ posted: null, held: null, limit: null });
    const posted = gapOf(checking({ available: null, current: 5 }), checking({ available: 9, current: 11 }));
    expect(posted?.split).toEqual({ posted: -6, held: null, limit: null });
  });
});
