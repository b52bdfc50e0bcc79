import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsAddingUpTo } from "../../../src/core/evidence/rowsAddingUpTo.ts";
import { isSameMoney, subtractMoney, sumMoney } from "../../../src/core/money/money.ts";

const cents = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
const money = cents.map((value) => value / 100);

test("adding and taking away never drifts by a cent", () => {
  expect(sumMoney([0.1, 0.2])).toBe(0.3);
  expect(subtractMoney(1204.11, 310.55)).toBe(893.56);
  fc.assert(
    fc.property(fc.array(cents), (values) => {
      const exact = values.reduce((sum, value) => sum + value, 0);
      expect(sumMoney(values.map((value) => value / 100)) + 0).toBe(exact / 100 + 0);
    }),
  );
  fc.assert(
    fc.property(cents, cents, (left, right) => {
      expect(subtractMoney(left / 100, right / 100) + 0).toBe((left - right) / 100 + 0);
    }),
  );
});

test("the order of a sum does not matter", () => {
  fc.assert(
    fc.property(fc.array(money), (values) => {
      expect(sumMoney(values.toReversed())).toBe(sumMoney(values));
    }),
  );
});

test("small and great amounts are subtracted alike", () => {
  expect(subtractMoney(23631.9805, 23631.98)).toBe(0.0005);
  expect(subtractMoney(123_456_789.12, 0.02)).toBe(123_456_789.1);
  expect(subtractMoney(0.1, 123_456_789.1)).toBe(-123_456_789);
});

const usd = { currency: "USD", isUnofficial: false };
const amounts = (...values: readonly number[]) => values.map((amount) => ({ amount }));

test("two amounts are the same below half a cent apart", () => {
  expect(isSameMoney(100, 100.0049, usd)).toBe(true);
  expect(isSameMoney(100, 100.005, usd)).toBe(false);
});

test("rows that add up are found, the fewest of them, and never invented", () => {
  const rows = amounts(70, 30, 12.5, -5);
  expect(rowsAddingUpTo(rows, 107.5, usd)?.rows).toEqual(rows);
  expect(rowsAddingUpTo(rows, 82.5, usd)?.rows).toEqual(amounts(70, 12.5));
  expect(rowsAddingUpTo(rows, 83, usd)).toBeNull();
  expect(rowsAddingUpTo([], 0, usd)).toBeNull();
});

test("among more than ten rows only the sum of all counts", () => {
  const many = amounts(...Array.from({ length: 11 }, (_, index) => index + 1));
  expect(rowsAddingUpTo(many, 3, usd)).toBeNull();
  expect(rowsAddingUpTo(many, 66, usd)?.rows).toEqual(many);
});
