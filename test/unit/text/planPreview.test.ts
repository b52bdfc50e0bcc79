import { expect, test } from "vitest";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import type { PlanOptions } from "../../../src/core/plan/plan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { usualDurationMs } from "../../../src/core/plan/usualDuration.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { planPreview } from "../../../src/text/reports/planPreview.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function planOf(options: PlanOptions, products: readonly string[]) {
  return explainPlan(planComparison({ products, institutionId: null, options }), { products });
}

function previewOf(options: PlanOptions, products: readonly string[] = ["auth"]) {
  const plan = planOf(options, products);
  const usualMs = usualDurationMs(plan, "sandbox");
  return planPreview(plan, { evaluate: options.evaluate, accounts: [], usualMs }, context);
}

test("a plan is told in calls, time and billing, its steps with their debit, and the products that are left alone", () => {
  const { cost, steps, notCalled } = previewOf({ evaluate: { amount: 1900 } });
  expect(cost).toBe("9 calls · about 4 s · free here · 2 billed per call in production");
  expect(steps).toEqual([
    "Reads Plaid’s cache (2 endpoints).",
    "Evaluates a $1,900.00 debit (/signal/evaluate), and reads the cache again.",
    "Asks the bank (/accounts/balance/get).",
    "Reads the cache once more: the bank’s answer has overwritten it.",
  ]);
  expect(notCalled).toMatch(/^Not called \(their products aren’t on this Item\): Identity, .*, and [\w ]+$/);
});

test("what was left out is neither a step nor billed", () => {
  const { cost, steps } = previewOf({ evaluate: null, without: ["/auth/get"] });
  expect(steps).toHaveLength(3);
  expect(steps[0]).toBe("Reads Plaid’s cache (1 endpoint).");
  expect(cost).toBe("5 calls · about 2 s · free here · 1 billed per call in production");
});

test("the usual debit is the one that is evaluated where nobody chose an amount", () => {
  for (const evaluate of ["default", { rulesetKey: "key" }] as const) {
    expect(previewOf({ evaluate }).steps[1]).toContain("$100.00 debit");
  }
});

test("accounts are named with their last digits, and a sandbox without latency takes no time worth telling", () => {
  const accounts = [
    { name: "Checking", mask: "0417" },
    { name: null, mask: null },
  ];
  const plan = planOf({ evaluate: null }, []);
  const preview = planPreview(plan, { evaluate: null, accounts, usualMs: usualDurationMs(plan, "none") }, context);
  expect(preview.accounts).toEqual(["Checking ••0417", "Unnamed account"]);
  expect(preview.cost).toBe("5 calls · free here · 1 billed per call in production");
});
