import { expect, test } from "vitest";
import { budgets, spentLines } from "../../../scripts/layers/budget.mts";

test("each part is told with its budget, and all of them together", () => {
  const { unit = 0, integration = 0 } = budgets;
  const parts = [
    { name: "unit", seconds: unit - 5.4 },
    { name: "integration", seconds: integration + 10.2 },
  ];
  expect(spentLines(parts)).toEqual([
    `unit        ${String(unit - 5).padStart(5)} s of ${unit} s`,
    `integration ${String(integration + 10).padStart(5)} s of ${integration} s  over its budget`,
    `all         ${String(unit + integration + 5).padStart(5)} s of ${unit + integration} s  over its budget`,
  ]);
});

test("the whole stays within ten minutes", () => {
  expect(Object.values(budgets).reduce((total, seconds) => total + seconds, 0)).toBeLessThanOrEqual(600);
});
