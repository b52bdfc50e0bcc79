import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../../../src/core/endpoint/catalogue.ts";
import { type EndpointPath, endpointPaths } from "../../../../src/core/endpoint/endpoint.ts";
import { budgetOf, forgetOldCalls, roomFor } from "../../../../src/core/plan/budget.ts";
import { explainPlan } from "../../../../src/core/plan/explainPlan.ts";
import type { Plan, PlanOptions } from "../../../../src/core/plan/plan.ts";
import { planComparison } from "../../../../src/core/plan/planner.ts";

const now = 1_000_000_000;

function plan(products: readonly string[], options: Partial<PlanOptions> = {}, institutionId = "ins_109508"): Plan {
  return planComparison({ products, institutionId, options: { evaluate: null, ...options } });
}

function made(each: Plan): string[] {
  return each.steps.flatMap((step) => step.calls.filter((call) => call.skip === null).map((call) => call.id));
}

function skips(each: Plan): Record<string, string> {
  const skipped = each.steps.flatMap((step) => step.calls).filter((call) => call.skip !== null);
  return Object.fromEntries(skipped.map((call) => [call.endpoint, call.skip ?? ""]));
}

const unlimited = { limitCodes: [], productionLimit: { windowMs: 60_000, perItem: null, perClient: null } };

test("the catalogue has each endpoint once, and each limit its source", () => {
  expect(catalogue.map((entry) => entry.path).sort()).toEqual([...endpointPaths].sort());
  for (const { path, sandboxLimit, productionLimit, limitCodes } of catalogue) {
    expect(sandboxLimit.perItem ?? 1, path).toBeGreaterThan(0);
    // Where Plaid's page has no row, there is neither a figure nor a code.
    if (sandboxLimit.perItem === null) expect({ limitCodes, productionLimit }, path).toEqual(unlimited);
  }
});

test("cached, then real-time, then cached again", () => {
  expect(made(plan(["auth"]))).toEqual([
    "cached:/item/get",
    "cached:/accounts/get",
    "cached:/auth/get",
    "real-time:/accounts/balance/get",
    "cached-again:/item/get",
    "cached-again:/accounts/get",
    "cached-again:/auth/get",
  ]);
});

test("an evaluation comes between, and the free cached call after it", () => {
  const passes = plan([], { evaluate: "default" }).steps.map((step) => step.pass);
  expect(passes).toEqual(["cached", "evaluated", "cached-after-evaluate", "real-time", "cached-again"]);
});

test("several rulesets are evaluated one after another, between two free readings of the cache", () => {
  const options = { evaluate: { accountId: "checking" }, rulesetKeys: ["scores", null, "default"] };
  const planned = plan(["auth", "transactions"], options);
  expect(made(planned)).toEqual([
    "cached:/item/get",
    "cached:/accounts/get",
    "evaluated:/signal/evaluate",
    "evaluated:/signal/evaluate#2",
    "evaluated:/signal/evaluate#3",
    "cached-after-evaluate:/accounts/get",
  ]);
  const evaluations = planned.steps.filter(({ pass }) => pass === "evaluated");
  // A step each: none runs beside another.
  expect(evaluations.map(({ calls }) => calls.map(({ rulesetKey }) => rulesetKey))).toEqual([
    ["scores"],
    [null],
    ["default"],
  ]);
  expect(planned.steps.some(({ pass }) => pass === "real-time")).toBe(false);
});

test("an evaluation for which no room is left is skipped, and the others are made", () => {
  const spent = Array.from({ length: 68 }, () => ({ endpoint: "/signal/evaluate" as const, itemId: "a", atMs: now }));
  const budget = budgetOf(spent, { itemId: "a", nowMs: now });
  const options = { evaluate: "default" as const, rulesetKeys: ["one", "two", "three"] };
  const planned = planComparison({ products: [], institutionId: null, options, budget });
  const calls = planned.steps.flatMap((step) => step.calls).filter(({ endpoint }) => endpoint === "/signal/evaluate");
  expect(calls.map(({ skip }) => skip)).toEqual([null, null, "budget-spent"]);
});

test("an endpoint whose product is not on the Item is skipped, once, and says so", () => {
  const ofAuth = plan(["auth"]);
  const ofOthers = catalogue.filter(({ kind, product }) => kind === "cached" && product !== null && product !== "auth");
  expect(ofOthers.length).toBeGreaterThan(5);
  expect(skips(ofAuth)).toEqual(Object.fromEntries(ofOthers.map(({ path }) => [path, "product-not-on-item"])));
  expect(ofAuth.steps.at(-1)?.calls).toHaveLength(3);
});

test("what is billed by request is called with its product alone, and once", () => {
  const calls = (products: readonly string[]) => made(plan(products)).filter((id) => /identity|investments/.test(id));
  expect(calls(["identity", "investments"])).toEqual([
    "cached:/identity/get",
    "cached:/investments/holdings/get",
    "cached:/investments/transactions/get",
    "cached-again:/identity/get",
    "cached-again:/investments/holdings/get",
    "cached-again:/investments/transactions/get",
  ]);
  expect(calls(["identity_match", "investments_auth"])).toEqual([
    "cached:/identity/match",
    "cached:/investments/auth/get",
  ]);
});

test("an endpoint without a published limit has no room to count, and is not held back", () => {
  const products = ["identity_match"];
  const spent = Array.from({ length: 500 }, () => ({ endpoint: "/identity/match" as const, itemId: "a", atMs: now }));
  const budget = budgetOf(spent, { itemId: "a", nowMs: now });
  const planned = planComparison({ products, institutionId: null, options: { evaluate: null }, budget });
  expect(made(planned)).toContain("cached:/identity/match");
  expect(explainPlan(planned, { products, budget }).room.map(({ endpoint }) => endpoint)).not.toContain(
    "/identity/match",
  );
});

test("the person can opt in to adding a product, and out of any endpoint", () => {
  const opted = plan(["auth"], { addProducts: ["/identity/get"], without: ["/auth/get"] });
  expect(made(opted)).toContain("cached:/identity/get");
  expect(skips(opted)["/auth/get"]).toBe("not-asked");
});

test("Capital One is told how old an answer may be, unless the person said", () => {
  const realTime = (each: Plan) => each.steps.flatMap((step) => step.calls).find((call) => call.kind === "real-time");
  expect(realTime(plan([], {}, "ins_128026"))?.oldestAcceptableMs).toBe(30 * 86_400_000);
  expect(realTime(plan([], { minLastUpdatedDatetime: "2026-01-01T00:00:00Z" }, "ins_128026"))).not.toHaveProperty(
    "oldestAcceptableMs",
  );
  expect(realTime(plan([]))).not.toHaveProperty("oldestAcceptableMs");
});

describe("the budget", () => {
  const spend = (endpoint: EndpointPath, count: number, itemId = "item-1", atMs = now) =>
    Array.from({ length: count }, () => ({ endpoint, itemId, atMs }));

  test("counts calls of the Item and of all Items, inside the window alone", () => {
    const spent = [
      ...spend("/accounts/balance/get", 20),
      ...spend("/accounts/balance/get", 78, "other"),
      ...spend("/accounts/balance/get", 5, "item-1", now - 60_000),
    ];
    expect(roomFor(budgetOf(spent, { itemId: "item-1", nowMs: now }), "/accounts/balance/get")).toBe(2);
    expect(roomFor(budgetOf(spent, { itemId: "third", nowMs: now }), "/accounts/balance/get")).toBe(2);
    expect(roomFor(budgetOf([], { itemId: "item-1", nowMs: now }), "/accounts/balance/get")).toBe(25);
    expect(forgetOldCalls(spent, now)).toHaveLength(98);
  });

  test("a call without room is skipped", () => {
    const budget = budgetOf(spend("/accounts/balance/get", 25), { itemId: "item-1", nowMs: now });
    const tight = planComparison({ products: [], institutionId: null, options: { evaluate: null }, budget });
    expect(skips(tight)["/accounts/balance/get"]).toBe("budget-spent");
  });

  test("a plan never asks for more than there is", () => {
    const counts = fc.record(
      Object.fromEntries(endpointPaths.map((path) => [path, fc.integer({ min: 0, max: 110 })])) as Record<
        EndpointPath,
        fc.Arbitrary<number>
      >,
    );
    fc.assert(
      fc.property(counts, fc.boolean(), (spent, evaluates) => {
        const calls = endpointPaths.flatMap((path) => spend(path, spent[path]));
        const budget = budgetOf(calls, { itemId: "item-1", nowMs: now });
        const planned = planComparison({
          products: catalogue.flatMap(({ product }) => product ?? []),
          institutionId: null,
          options: { evaluate: evaluates ? "default" : null },
          budget,
        });
        for (const path of endpointPaths) {
          const asked = planned.steps.flatMap((step) => step.calls).filter((call) => call.endpoint === path);
          const granted = asked.reduce((sum, call) => sum + (call.skip === null ? (call.allowance ?? Infinity) : 0), 0);
          expect(granted).toBeLessThanOrEqual(roomFor(budget, path));
        }
        for (const { left, leftAfter } of explainPlan(planned, { products: [], budget }).room) {
          expect(leftAfter).toBeGreaterThanOrEqual(0);
          expect(leftAfter).toBeLessThan(left);
        }
      }),
    );
  });
});

test("a plan explains its calls, cost, side effects and what it skips", () => {
  const products = ["auth"];
  const explained = explainPlan(plan(products, { evaluate: "default", addProducts: ["/identity/get"] }), { products });
  expect(explained.calls).toBe(11);
  expect(explained.billing).toEqual({ free: 5, "one-time": 4, "per-request": 1, "flat-fee": 1 });
  expect(explained.addsProducts).toEqual(["identity"]);
  expect(explained.skipped.map(({ endpoint }) => endpoint)).toContain("/transactions/sync");
  const realTime = explained.steps.find((step) => step.pass === "real-time")?.calls[0];
  expect(realTime).toMatchObject({
    contactsBank: "always",
    refreshesCache: "yes",
    latency: { p50Ms: 3000, p95Ms: 11_000 },
  });
  expect(explained.room.find(({ endpoint }) => endpoint === "/accounts/balance/get")).toMatchObject({
    left: 25,
    leftAfter: 22,
  });
});
