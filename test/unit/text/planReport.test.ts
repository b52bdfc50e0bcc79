import { expect, test } from "vitest";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { budgetOf } from "../../../src/core/plan/budget.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import type { PlanOptions } from "../../../src/core/plan/plan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { planCostSentences } from "../../../src/text/reports/planCostSentences.ts";
import { planReport, planRows } from "../../../src/text/reports/planReport.ts";
import { reportMarkdown } from "../../../src/text/reports/reportMarkdown.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function reportOf(options: PlanOptions, spentRealTime = 0) {
  const products = ["auth"];
  const spent = Array.from({ length: spentRealTime }, () => ({
    endpoint: "/accounts/balance/get" as const,
    itemId: "item1",
    atMs: 1000,
  }));
  const budget = budgetOf(spent, { itemId: "item1", nowMs: 1000 });
  const plan = explainPlan(planComparison({ products, institutionId: null, options, budget }), { products, budget });
  const report = planReport(plan, "First Platypus Bank", context);
  const rows = planRows(plan, context);
  const section = (title: string) => report.sections.find((each) => each.title === title)?.lines ?? [];
  return {
    rows: rows.map(({ cells }) => cells.map(({ text, note = "" }) => [text, note].filter(Boolean).join(" | "))),
    skipped: section("Not called"),
    room: section("Left under Plaid's documented limits"),
    markdown: reportMarkdown(report, rows),
  };
}

test("the calls stand in the order in which they are made, then what is not called and the room left", () => {
  const { rows, skipped, room } = reportOf({ evaluate: "default", without: ["/identity/get"] });
  const cached = (step: string) => ["/item/get", "/accounts/get", "/auth/get"].map((path) => `${path} | ${step}`);
  expect(rows.map(([call]) => call)).toEqual([
    ...cached("1. Cached, side by side"),
    "/signal/evaluate | 2. Evaluated",
    "/accounts/get | 3. Cached, after the evaluation",
    "/accounts/balance/get | 4. Real-time",
    ...cached("5. Cached again, side by side"),
  ]);
  const limited = ["/item/get", "/accounts/get", "/auth/get", "/signal/evaluate", "/accounts/balance/get"];
  expect(skipped.map(({ about }) => about)).toEqual(endpointPaths.filter((path) => !limited.includes(path)));
  // The last line says what all of it rests on.
  expect(room.map(({ about }) => about)).toEqual([...limited, undefined]);
});

test("each call says how it is billed, what it does and how long it takes; each skip says why", () => {
  const { rows, skipped } = reportOf({ evaluate: null, without: ["/auth/get"] });
  expect(rows.find(([call]) => call?.startsWith("/accounts/balance/get"))).toEqual([
    "/accounts/balance/get | 2. Real-time",
    "in production a flat fee per call",
    "asks the bank | overwrites Plaid's cached balances",
    "p50 3 s | p95 11 s",
    "3",
  ]);
  expect(skipped).toContainEqual({ about: "/auth/get", text: "left out by choice" });
  const adds = "would add Identity to the Item, with its billing";
  expect(skipped).toContainEqual({ about: "/identity/get", text: adds });
});

test("the room is what this extension has left, and a call without any is not made", () => {
  expect(reportOf({ evaluate: null }, 5).room).toContainEqual({
    about: "/accounts/balance/get",
    text: "20 of 25 requests left this minute, at least 17 afterwards",
  });
  const spent = reportOf({ evaluate: null }, 25);
  expect(spent.skipped).toContainEqual({
    about: "/accounts/balance/get",
    text: "would exceed Plaid's documented limit now",
  });
  expect(spent.rows.flat().join()).not.toContain("Real-time");
});

test("an endpoint that two steps would call is named once when neither may", () => {
  const spent = Array.from({ length: 100 }, () => ({ endpoint: "/accounts/get" as const, itemId: "item1", atMs: 0 }));
  const budget = budgetOf(spent, { itemId: "item1", nowMs: 0 });
  const plan = planComparison({ products: [], institutionId: null, options: { evaluate: null }, budget });
  const sentences = planCostSentences(explainPlan(plan, { products: [], budget }), context);
  expect(sentences).toContain("/accounts/get won't be called: it would exceed Plaid's documented limit now.");
});

test("as Markdown it is one table and two lists, and no placeholder and no key is left in it", () => {
  const { markdown } = reportOf({ evaluate: "default", addProducts: [...endpointPaths] });
  expect(markdown).toContain("# Comparison plan: First Platypus Bank\n");
  expect(markdown).toContain(
    "| Call | Billing | Bank and cache | Published latency in production | Requests at most |",
  );
  expect(markdown).toContain("- `/accounts/get`: 100 of 100 requests left this minute");
  expect(markdown).not.toMatch(/[{}]|plan\.|repeat\./);
});
