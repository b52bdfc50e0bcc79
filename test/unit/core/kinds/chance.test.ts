import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { rowsAddingUpTo } from "../../../../src/core/evidence/rowsAddingUpTo.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, pendingRow } from "../../../builders/comparison.ts";

const usd = { currency: "USD", isUnofficial: false };
const amounts = (...values: readonly number[]) => values.map((amount) => ({ amount }));

test("rows that are found do add up, and are among those that were given", () => {
  const cents = fc.integer({ min: -8000, max: 8000 }).map((value) => value / 100);
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 8 }), cents, (values, wanted) => {
      const found = rowsAddingUpTo(amounts(...values), wanted, usd);
      if (found === null) return;
      expect(found.rows.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(wanted, 2);
      expect(found.rows.length).toBeLessThanOrEqual(values.length);
      expect(found.chance).toBeGreaterThan(0);
      expect(found.chance).toBeLessThanOrEqual(1);
    }),
  );
});

test("a sum that is there is found, of up to ten rows", () => {
  const cents = fc.integer({ min: 1, max: 8000 }).map((value) => value / 100);
  fc.assert(
    fc.property(fc.array(cents, { minLength: 1, maxLength: 10 }), fc.nat(), (values, pick) => {
      const chosen = values.filter((_, index) => (pick >> index) % 2 === 1);
      if (chosen.length === 0) return;
      const wanted = Math.round(chosen.reduce((sum, value) => sum + value, 0) * 100) / 100;
      expect(rowsAddingUpTo(amounts(...values), wanted, usd)).not.toBeNull();
    }),
  );
});

describe("the odds", () => {
  test("are those of an unrelated amount: counted over many, as often as is said", () => {
    // Eight rows to the cent of 3 to 80, beside an amount that has nothing to do with them.
    const cents = fc.noBias(fc.integer({ min: 300, max: 8000 })).map((value) => value / 100);
    const unrelated = fc.noBias(fc.integer({ min: 300, max: 20_000 })).map((value) => value / 100);
    const tries = fc.sample(fc.tuple(fc.array(cents, { minLength: 8, maxLength: 8 }), unrelated), {
      seed: 11,
      numRuns: 6000,
    });
    const chances = tries.flatMap(([rows, amount]) => rowsAddingUpTo(amounts(...rows), amount, usd)?.chance ?? []);
    const [hits, said] = [chances.length, chances.reduce((sum, chance) => sum + chance, 0)];
    expect(hits).toBeGreaterThan(0);
    // The mean of what is said is how often it happens, give or take a half.
    const share = hits / tries.length;
    expect(said / hits).toBeGreaterThan(share / 1.5);
    expect(said / hits).toBeLessThan(share * 1.5);
  });

  test("of whole amounts are worse than those of cents", () => {
    const whole = rowsAddingUpTo(amounts(20, 35, 40, 15), 55, usd);
    const cents = rowsAddingUpTo(amounts(20.13, 35.48, 40.02, 15.77), 55.61, usd);
    expect(whole?.chance ?? 0).toBeGreaterThan(10 * (cents?.chance ?? 1));
  });

  test("of a part grow with the rows there are to choose from; those of all of them do not", () => {
    const few = rowsAddingUpTo(amounts(20.13, 35.48, 7.11), 55.61, usd);
    const many = rowsAddingUpTo(amounts(20.13, 35.48, 7.11, 9.42, 61.3, 18.08, 27.95), 55.61, usd);
    expect(many?.chance ?? 0).toBeGreaterThan(few?.chance ?? 1);
    const all = rowsAddingUpTo(amounts(20.13, 35.48, 7.11, 9.42), 72.14, usd);
    expect(all?.chance ?? 1).toBeLessThan(few?.chance ?? 0);
  });
});

describe("what is said of rows that add up", () => {
  const adjusted = (values: readonly number[], gap: number) =>
    findingsOf(
      comparisonOf({
        cached: [checking({ available: 900, current: 900 })],
        rows: values.map((amount, index) => pendingRow({ amount, transactionId: `row-${index}` })),
        realTime: [checking({ available: 900 - gap, current: 900 })],
      }),
    ).find(({ code }) => code === "adjusted-by-plaid")?.certainty;

  test("is likely where the answer leaves all of them out of its own numbers, at good odds", () => {
    expect(adjusted([17.29, 46.84], 64.13)).toBe("likely");
  });

  test("is nothing for some of them, where the answer's own numbers count the others out as well", () => {
    expect(adjusted([17.29, 46.84, 5.2], 64.13)).toBeUndefined();
  });

  test("is nothing where whole amounts add up to everything anyway", () => {
    expect(adjusted([10, 20, 30, 40, 50, 60], 100)).toBeUndefined();
  });
});
