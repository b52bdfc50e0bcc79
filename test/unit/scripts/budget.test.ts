import { expect, test } from "vitest";
import { budgets, spentLines } from "../../../scripts/layers/budget.mts";

test("each part is told with its budget, and all of them with the sum", () => {
  const { unit, e2e } = budgets;
  const parts = [
    { name: "unit", seconds: unit - 5.4 },
    { name: "e2e", seconds: e2e + 10.2 },
  ] as const;
  expect(spentLines(parts)).toEqual([
    `unit ${String(unit - 5).padStart(5)} s of ${unit} s`,
    `e2e  ${String(e2e + 10).padStart(5)} s of ${e2e} s  over its budget`,
    `all  ${String(unit + e2e + 5).padStart(5)} s of ${unit + e2e} s  over its budget`,
  ]);
});

test("all parts stay within ten minutes", () => {
  expect(Object.values(budgets).reduce<number>((total, budget) => total + budget, 0)).toBeLessThanOrEqual(600);
});
