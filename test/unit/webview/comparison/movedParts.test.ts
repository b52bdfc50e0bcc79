import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { sumMoney } from "../../../../src/core/money/money.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import { movedParts } from "../../../../webview/comparison/model/movedParts.ts";
import { checking, creditCard } from "../../../builders/accounts.ts";
import { comparisonOf } from "../../../builders/comparison.ts";

/** The difference of an account and the parts it is made of. */
function partsOf(cached: AccountReading, bank: AccountReading) {
  const gap = findingsOf(comparisonOf({ cached: [cached], realTime: [bank] })).find(
    ({ code }) => code === "cached-differs-from-real-time",
  );
  if (gap === undefined) return null;
  const parts = movedParts(gap, cached.type);
  return { difference: gap.cachedMinusRealTime, parts: Object.fromEntries(parts.map(({ part, by }) => [part, by])) };
}

/** Few enough amounts that any two are often equal. */
const amount = fc.constantFrom(0, 12.5, 40, 99.99, -7.01, 1200);
const maybe = fc.option(amount, { freq: 8 });

describe("the parts of a difference", () => {
  it("say by how much each moves what is available", () => {
    expect(
      partsOf(checking({ available: 1975.77, current: 2059.89 }), checking({ available: 1761.52, current: 1843.27 })),
    ).toEqual({ difference: 214.25, parts: { posted: 216.62, held: -2.37 } });
    expect(
      partsOf(
        creditCard({ available: 4357.9, current: 583.5, limit: 5000 }),
        creditCard({ available: 4228.9, current: 642.1, limit: 5000 }),
      ),
    ).toEqual({ difference: 129, parts: { posted: 58.6, held: 70.4 } });
  });

  it("count as they are where only the current balance can be compared", () => {
    const owed = (current: number) => creditCard({ available: null, current, limit: null });
    expect(partsOf(owed(410), owed(300))).toEqual({ difference: 110, parts: { posted: 110 } });
  });

  it.each([
    ["a deposit account", checking],
    ["a card", creditCard],
  ])("add up to it wherever all are known: %s", (_, accountOf) => {
    const balances = fc.record({ available: maybe, current: maybe, limit: maybe });
    fc.assert(
      fc.property(balances, balances, (cached, bank) => {
        const gap = partsOf(accountOf(cached), accountOf(bank));
        const needed = accountOf === creditCard ? [cached.limit, bank.limit] : [];
        const isKnown =
          cached.available === bank.available ||
          cached.available === null ||
          bank.available === null ||
          ![cached.current, bank.current, ...needed].includes(null);
        if (gap === null || !isKnown) return;
        expect(sumMoney(Object.values(gap.parts))).toBeCloseTo(gap.difference ?? Number.NaN, 6);
      }),
    );
  });
});
