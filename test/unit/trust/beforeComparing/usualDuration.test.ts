import { expect, test } from "vitest";
import { explainPlan } from "../../../../src/core/plan/explainPlan.ts";
import { planComparison } from "../../../../src/core/plan/planner.ts";
import { usualDurationMs } from "../../../../src/core/plan/usualDuration.ts";
import { latencyOf, type Wait } from "../../../../src/emulator/server/latency.ts";

const products = ["auth"];
const planned = planComparison({ products, institutionId: null, options: { evaluate: "default" } });
const plan = explainPlan(planned, { products });

test.each(["sandbox", "production"] as const)("the time is about what the local sandbox takes: %s", (profile) => {
  const medianOf = (wait: Wait) => {
    const draws = Array.from({ length: 999 }, (_, place) => latencyOf(profile, wait, `call ${place}`));
    return draws.sort((left, right) => left - right)[499] ?? Number.NaN;
  };
  const taken = 3 * medianOf("cached") + 2 * medianOf("bank");
  expect(usualDurationMs(plan, profile) / taken).toBeCloseTo(1, 1);
});
