import { expect, test } from "vitest";
import { budgets, spentLines } from "../../../scripts/layers/budget.mts";
import { lanes } from "../../../scripts/layers/lanes.mts";

test("each part is told with its budget, and all of them with that of the longer lane", () => {
  const { unit, e2e } = budgets;
  const parts = [
    { name: "unit", seconds: unit - 5.4 },
    { name: "e2e", seconds: e2e + 10.2 },
  ] as const;
  expect(spentLines(parts, e2e + 12)).toEqual([
    `unit ${String(unit - 5).padStart(5)} s of ${unit} s`,
    `e2e  ${String(e2e + 10).padStart(5)} s of ${e2e} s  over its budget`,
    `all  ${String(e2e + 12).padStart(5)} s of ${Math.max(unit, e2e)} s  over its budget`,
  ]);
});

test("each lane stays within ten minutes", () => {
  for (const lane of lanes) {
    expect(lane.reduce((total, name) => total + budgets[name], 0)).toBeLessThanOrEqual(600);
  }
});
