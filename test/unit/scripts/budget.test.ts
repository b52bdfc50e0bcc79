import { expect, test } from "vitest";
import { budgetOf, budgets, type PartName, spentLines, turns } from "../../../scripts/layers/budget.mts";

const names = Object.keys(budgets) as PartName[];

test("each part is told with its budget, and the run with that of all of them", () => {
  const { unit, e2e } = budgets;
  const parts = [
    { name: "unit", seconds: unit - 5.4 },
    { name: "e2e", seconds: e2e + 10.2 },
  ] as const;
  expect(spentLines(parts, unit + e2e + 7.1)).toEqual([
    `unit ${String(unit - 5).padStart(5)} s of ${unit} s`,
    `e2e  ${String(e2e + 10).padStart(5)} s of ${e2e} s  over its budget`,
    `all  ${String(unit + e2e + 7).padStart(5)} s of ${unit + e2e} s  over its budget`,
  ]);
});

test("of lanes that run at once, the longest counts", () => {
  const { checks, contract, integration, webview } = budgets;
  expect(budgetOf(["contract", "integration", "webview"])).toBe(Math.max(contract, integration) + webview);
  expect(budgetOf(["checks", "contract", "integration"])).toBe(Math.max(checks + contract, integration));
  expect(budgetOf(["contract"])).toBe(contract);
});

test("every part has its turn, once", () => {
  expect(turns.flat(2).sort()).toEqual([...names].sort());
});

test("all parts stay within ten minutes", () => {
  expect(budgetOf(names)).toBeLessThanOrEqual(600);
});
