import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agrees,
  disagreeMost,
  type ItemOutcome,
  oldestFirst,
  outcomeOf,
} from "../../../../src/core/summaries/itemOutcomes.ts";
import { checking, creditCard } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../../builders/comparison.ts";
import { daysAgo, hoursAgo } from "../../../builders/times.ts";

interface Drawn {
  readonly id: string;
  readonly currency: string | null;
  readonly cached: number;
  readonly bank: number;
}

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
const drawn: fc.Arbitrary<readonly Drawn[]> = fc
  .array(fc.record({ currency: fc.constantFrom("USD", "EUR", null), cached: cents, bank: cents }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((accounts) => accounts.map((account, index) => ({ ...account, id: `a${index}` })));

function comparisonWith(accounts: readonly Drawn[]) {
  const shown = (of: "cached" | "bank") =>
    accounts.map((each) => checking({ id: each.id, currency: each.currency, available: each[of], current: each[of] }));
  return comparisonOf({ cached: shown("cached"), realTime: shown("bank") });
}

/** What the answers differ by, counted in whole cents. */
function truthOf(accounts: readonly Drawn[]) {
  const gaps = new Map<string | null, number[]>();
  for (const { currency, cached, bank } of accounts) {
    const gap = Math.abs(Math.round(bank * 100) - Math.round(cached * 100));
    if (gap !== 0) gaps.set(currency, [...(gaps.get(currency) ?? []), gap]);
  }
  return gaps;
}

describe("one Item", () => {
  test("disagrees by its widest difference in each currency, in as many accounts as differ", () => {
    fc.assert(
      fc.property(drawn, (accounts) => {
        const { disagreements } = outcomeOf(comparisonWith(accounts));
        const truth = truthOf(accounts);
        expect(new Set(disagreements.map(({ currency }) => currency))).toEqual(new Set(truth.keys()));
        for (const { currency, widest, accounts: count } of disagreements) {
          expect(Math.round(widest * 100)).toBe(Math.max(...(truth.get(currency) ?? [])));
          expect(count).toBe(truth.get(currency)?.length);
        }
      }),
    );
  });

  test("disagrees where nothing but a limit differs", () => {
    const card = (limit: number) => [creditCard({ available: null, current: 500, limit })];
    const outcome = outcomeOf(comparisonOf({ cached: card(2000), realTime: card(3100) }));
    expect(outcome.disagreements).toEqual([{ currency: "USD", widest: 1100, accounts: 1 }]);
    expect(agrees(outcome)).toBe(false);
  });

  test("that agrees disagrees in nothing, and its finding says so", () => {
    const outcome = outcomeOf(comparisonWith([{ id: "a", currency: "USD", cached: 5, bank: 5 }]));
    expect(outcome).toMatchObject({ disagreements: [], failedCalls: 0 });
    expect(agrees(outcome)).toBe(true);
  });

  test("is as old as its oldest cached balance before the bank was asked, not as the fresh ones after", () => {
    const accounts = [checking({ available: 1, current: 1 })];
    const item = itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(30), lastFailedUpdate: null } });
    expect(outcomeOf(comparisonOf({ item, cached: accounts, realTime: accounts })).oldest).toMatchObject({
      provenance: "bounded",
      ageMs: 30 * 3_600_000,
    });
  });

  test("whose bank did not answer has that call among the failed ones, and no age it did not read", () => {
    const failed = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");
    const outcome = outcomeOf(comparisonOf({ realTime: failed }));
    expect(outcome).toMatchObject({ failedCalls: 1, oldest: null, disagreements: [], bankAnswered: false });
    expect(agrees(outcome)).toBe(false);
  });
});

describe("several Items", () => {
  const outcomes: fc.Arbitrary<readonly ItemOutcome[]> = fc.array(
    fc.oneof(
      drawn.map((accounts) => outcomeOf(comparisonWith(accounts))),
      fc.constant<ItemOutcome>({
        kind: "not-compared",
        item: comparisonOf({}).item,
        failure: { reason: "budget-spent", requestId: null },
      }),
    ),
    { maxLength: 8 },
  );

  test("each that disagrees stands once under each of its currencies, the widest first, and no other stands there", () => {
    fc.assert(
      fc.property(outcomes, (list) => {
        const rankings = disagreeMost(list);
        for (const { currency, rows } of rankings) {
          const widest = rows.map(({ disagreement }) => disagreement.widest);
          expect(widest).toEqual([...widest].sort((left, right) => right - left));
          const expected = list.filter(
            (outcome) =>
              outcome.kind === "compared" && outcome.disagreements.some((each) => each.currency === currency),
          );
          expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(expected));
          expect(rows).toHaveLength(expected.length);
        }
        const counts = rankings.map(({ rows }) => rows.length);
        expect(counts).toEqual([...counts].sort((left, right) => right - left));
      }),
    );
  });

  test("the oldest is first, and an unknown age counts as the oldest of all", () => {
    const aged = (lastUpdate: string | null, createdAt: string | null) => {
      const accounts = [checking({ available: 1, current: 1 })];
      const transactions = { lastSuccessfulUpdate: lastUpdate, lastFailedUpdate: null };
      return outcomeOf(comparisonOf({ item: itemFacts({ transactions, createdAt }), cached: accounts }));
    };
    const [young, unknown, old] = [aged(hoursAgo(2), daysAgo(9)), aged(null, null), aged(null, daysAgo(40))];
    expect(oldestFirst([young, unknown, old])).toEqual([unknown, old, young]);
  });
});
