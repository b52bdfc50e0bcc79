import { describe, expect, test } from "vitest";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { BalanceLensError } from "../../../src/core/failure/errors.ts";
import type { PlanOptions } from "../../../src/core/plan/plan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { CallRecord } from "../../../src/host/connection/callRecord.ts";
import { failureOf } from "../../../src/host/failure/failures.ts";
import { Refusal } from "../../../src/host/failure/refusal.ts";
import type { Settings } from "../../../src/host/settings.ts";
import { exceedsBudget, planFor } from "../../../src/host/work/planFor.ts";
import { isAsked, optionsOf, usualOptions, withEndpoints } from "../../../src/host/work/planOptions.ts";
import { aComparison, anItem, stillClock } from "./support/fakes.ts";

const products = ["auth"];
const item = anItem({ products });

describe("what a comparison asks when nobody chose", () => {
  const settings = (includeEvaluate: boolean) => ({ compare: { includeEvaluate } }) as Settings;

  test.each([
    [true, null, "default"],
    [true, "key", { rulesetKey: "key" }],
    [false, "key", null],
  ])("with includeEvaluate %j and the last ruleset %j it evaluates %j", (include, ruleset, evaluate) => {
    expect(usualOptions(settings(include), item, ruleset)).toEqual({ evaluate });
  });

  test("is the debit of the Item's scenario, whatever ruleset was used last", () => {
    const debit = { accountId: "acc", amount: 1900, rulesetKey: null };
    expect(usualOptions(settings(true), anItem({ debit }), "key")).toEqual({ evaluate: debit });
    expect(usualOptions(settings(false), anItem({ debit }), "key")).toEqual({ evaluate: null });
  });
});

describe("what is asked again", () => {
  const options: PlanOptions = { evaluate: null, without: ["/item/get"], addProducts: ["/identity/get"] };
  const plan = planComparison({ products, institutionId: null, options });

  test("is what the comparison on screen was asked, without adding a product twice", () => {
    expect(optionsOf(aComparison({ plan }), "local")).toEqual({ evaluate: null, without: ["/item/get"] });
  });

  test("is nothing where nobody planned it, or where it was of another environment", () => {
    expect(optionsOf(null, "local")).toBeNull();
    expect(optionsOf(aComparison(), "local")).toBeNull();
    expect(optionsOf(aComparison({ plan }), "sandbox")).toBeNull();
  });
});

describe("choosing the endpoints of a plan", () => {
  const usual: PlanOptions = { evaluate: "default" };
  const asked = (options: PlanOptions) =>
    endpointPaths.filter((path) => isAsked(endpointEntry(path), options, products));

  test("begins with those of the Item's products", () => {
    expect(asked(usual)).toEqual([
      "/item/get",
      "/accounts/get",
      "/auth/get",
      "/signal/evaluate",
      "/accounts/balance/get",
    ]);
  });

  test.each([
    [["/item/get", "/accounts/balance/get"]],
    [["/accounts/get", "/identity/get", "/signal/evaluate"]],
    [[...endpointPaths]],
  ] as const)("%j are what the plan then calls, and what is proposed the next time", (chosen) => {
    const options = withEndpoints(usual, chosen, products);
    const called = planFor(new CallRecord(stillClock()), item, options).steps.flatMap(({ calls }) => calls);
    expect(new Set(called.map(({ endpoint }) => endpoint))).toEqual(new Set(chosen));
    expect(asked(options)).toEqual(endpointPaths.filter((path) => chosen.some((each) => each === path)));
  });

  test("leaving the evaluation out and taking it in again forgets nothing else", () => {
    const out = withEndpoints({ evaluate: { amount: 5 } }, ["/accounts/get"], products);
    expect(out).toMatchObject({ evaluate: null, addProducts: [] });
    expect(withEndpoints(out, ["/accounts/get", "/signal/evaluate"], products).evaluate).toBe("default");
  });
});

test("a plan passes the budget when a limit leaves no room for one of its calls, and only then", () => {
  const calls = new CallRecord(stillClock());
  const usual: PlanOptions = { evaluate: "default" };
  const remote = { ...item, environment: "sandbox" } as const;
  expect(exceedsBudget(planFor(calls, remote, usual))).toBe(false);
  for (let count = 0; count < 25; count += 1) calls.note("/accounts/balance/get", item.itemId);
  const plan = planFor(calls, remote, usual);
  expect(exceedsBudget(plan)).toBe(true);
  expect(plan.skipped).toContainEqual(expect.objectContaining({ endpoint: "/accounts/balance/get" }));
  expect(exceedsBudget(planFor(calls, remote, { ...usual, without: ["/accounts/balance/get"] }))).toBe(false);
  expect(exceedsBudget(planFor(calls, item, usual)), "the local sandbox has no limit to keep").toBe(false);
});

test("a refusal is a failure like any other, and the only one with a way out of its own", () => {
  const failure = { reason: "budget-spent", requestId: null } as const;
  const refusal = new Refusal(failure, { kind: "command", label: "Show Plan", command: "showComparisonPlan" });
  expect(failureOf(refusal)).toBe(failure);
  expect(refusal).toBeInstanceOf(BalanceLensError);
  expect(refusal instanceof Refusal).toBe(true);
  expect(new BalanceLensError(failure) instanceof Refusal).toBe(false);
});
