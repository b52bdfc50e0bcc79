import { expect, test } from "vitest";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { budgetOf } from "../../../src/core/plan/budget.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import type { PlanOptions } from "../../../src/core/plan/plan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { planDocument } from "../../../src/text/documents/planDocument.ts";
import { planSentences } from "../../../src/text/documents/planSentences.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function documentOf(options: PlanOptions, spentRealTime = 0): string {
  const products = ["auth"];
  const spent = Array.from({ length: spentRealTime }, () => ({
    endpoint: "/accounts/balance/get" as const,
    itemId: "item1",
    atMs: 1000,
  }));
  const budget = budgetOf(spent, { itemId: "item1", nowMs: 1000 });
  const plan = planComparison({ products, institutionId: null, options, budget });
  return planDocument(explainPlan(plan, { products, budget }), "First Platypus Bank", context);
}

/** The headings, in their order, each with the endpoints named below it. */
function outline(document: string): readonly (readonly [string, readonly string[]])[] {
  return document
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const lines = part.split("\n").filter((line) => line.startsWith("- "));
      const named = lines.map((line) =>
        endpointPaths.find((path) => line.replaceAll("`", "").startsWith(`- ${path}:`)),
      );
      return [part.split("\n")[0] ?? "", named.map((path) => path ?? "?")];
    });
}

test("the calls stand in the order in which they are made, then what is not called and the room left", () => {
  const called = ["/item/get", "/accounts/get", "/auth/get"];
  expect(outline(documentOf({ evaluate: "default", without: ["/identity/get"] }))).toEqual([
    ["1. Cached, side by side", called],
    ["2. Evaluated", ["/signal/evaluate"]],
    ["3. Cached, after the evaluation", ["/accounts/get"]],
    ["4. Real-time", ["/accounts/balance/get"]],
    ["5. Cached again, side by side", called],
    [
      "Not called",
      [
        "/identity/get",
        "/identity/match",
        "/transactions/sync",
        "/transactions/get",
        "/liabilities/get",
        "/investments/holdings/get",
        "/investments/transactions/get",
        "/investments/auth/get",
      ],
    ],
    [
      "Room left under Plaid's documented limits",
      ["/item/get", "/accounts/get", "/auth/get", "/signal/evaluate", "/accounts/balance/get"],
    ],
  ]);
});

test("each call says how it is billed, what it does and how long it takes; each skip says why", () => {
  const document = documentOf({ evaluate: null, without: ["/auth/get"] });
  expect(document).toContain(
    "- `/accounts/balance/get`: in production a flat fee a call; asks the bank; overwrites Plaid's cached balances; " +
      "3 s at the median and 11 s at p95 in production; 3 requests at most, pages and retries included",
  );
  expect(document).toContain("- /auth/get: left out by choice");
  expect(document).toContain("- /identity/get: would add Identity to the Item, with its billing");
});

test("the room is what this extension has left, and a call without any is not made", () => {
  expect(documentOf({ evaluate: null }, 5)).toContain(
    "- /accounts/balance/get: 20 of 25 requests a minute now, at least 17 afterwards",
  );
  const spent = documentOf({ evaluate: null }, 25);
  expect(spent).toContain("- /accounts/balance/get: Plaid's documented limit leaves no room now");
  expect(spent).not.toContain("4. Real-time");
});

test("an endpoint that two steps would call is named once when neither may", () => {
  const spent = Array.from({ length: 100 }, () => ({ endpoint: "/accounts/get" as const, itemId: "item1", atMs: 0 }));
  const budget = budgetOf(spent, { itemId: "item1", nowMs: 0 });
  const plan = planComparison({ products: [], institutionId: null, options: { evaluate: null }, budget });
  const sentences = planSentences(explainPlan(plan, { products: [], budget }), context);
  expect(sentences).toContain("/accounts/get is not made: Plaid's documented limit leaves no room for it now.");
});

test("no placeholder and no key is left in it", () => {
  const everything = documentOf({ evaluate: "default", addProducts: [...endpointPaths] });
  expect(everything).not.toMatch(/[{}]|plan\.|repeat\./);
});
