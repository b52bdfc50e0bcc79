import { describe, expect, test } from "vitest";
import { renderComparison } from "../../../src/cli/compare/renderComparison.ts";
import { styleFor } from "../../../src/cli/terminal/style.ts";
import type { Comparison } from "../../../src/core/comparison.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { checking, creditCard, savings } from "../../builders/accounts.ts";
import {
  comparisonOf,
  failedReading,
  itemFacts,
  okReading,
  signalFacts,
  skippedReading,
  timing,
} from "../../builders/comparison.ts";
import { hoursAgo } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function drawn(comparison: Comparison, width = 120): string {
  return renderComparison(comparison, { context, style: styleFor({ isTerminal: false, env: {} }), width }).join("\n");
}

/** The cells of the line that begins with `name`, after the line of the account. */
function cells(text: string, account: string, name: string): readonly string[] {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(account));
  const line = lines.slice(from).find((each) => each.trim().startsWith(name)) ?? "";
  return line.trim().split(/ {2,}/).slice(1);
}

describe("the table", () => {
  const comparison = comparisonOf({
    cached: [checking({ available: 1204.11, current: 1204.11 }), savings({ available: 0, current: 0 })],
    realTime: [checking({ available: 310.55, current: 1204.11 }), savings({ available: 0, current: 0 })],
    evaluation: { signal: signalFacts(), available: 310.55, current: 1204.11 },
  });

  test("has a column for each call, in the order they were made", () => {
    const text = drawn(comparison);
    const head = text.split("\n").find((line) => line.includes("Real-time")) ?? "";
    expect(head.trim().split(/ {2,}/)).toEqual(["Cached", "Evaluated", "Real-time", "Cached again"]);
  });

  test("says when each call started, how long it took, and how old its balances are", () => {
    const text = drawn(comparison);
    expect(text).toMatch(/^Started +12:00:00.000 +12:00:00.000/m);
    expect(text).toMatch(/^Latency +20 ms +20 ms +1.5 s +20 ms$/m);
    expect(text).toMatch(/^Age +at most 5 h, /m);
    expect(text).toContain("measured now");
  });

  test("stacks available over current, with each one's difference from the bank's answer", () => {
    const text = drawn(comparison);
    expect(cells(text, "Checking", "available")).toEqual(["$1,204.11", "310.55", "$310.55", "$310.55"]);
    expect(cells(text, "Checking", "difference")).toEqual(["+$893.56", "=", "baseline", "="]);
    expect(cells(text, "Checking", "current")).toEqual(["$1,204.11", "1,204.11", "$1,204.11", "$1,204.11"]);
  });

  test("shows zero as a number, and no line of differences where there is none", () => {
    const text = drawn(comparison);
    expect(cells(text, "Savings", "available")).toEqual(["$0.00", "not asked", "$0.00", "$0.00"]);
    expect(text.slice(text.indexOf("Savings"), text.indexOf("Verdict"))).not.toContain("difference");
  });

  test("has different words for each kind of nothing", () => {
    const text = drawn(
      comparisonOf({
        cached: [checking({ available: null, current: 5 }), creditCard({ available: 1, current: 2 })],
        realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
        more: [okReading("cached-again", "/auth/get", [checking({ available: 9, current: 9 })])],
      }),
    );
    expect(cells(text, "Checking", "available")[0]).toBe("null: not given");
    expect(cells(text, "Card", "available")).toEqual(["$1.00", "failed", "$1.00", "not returned"]);
    expect(text).toContain("INSTITUTION_DOWN");
  });

  test("shows the age with each account where they differ", () => {
    const text = drawn(
      comparisonOf({
        cached: [
          checking({ available: 1, current: 1 }),
          creditCard({ available: 2, current: 2, lastUpdatedDatetime: hoursAgo(3) }),
        ],
        realTime: [checking({ available: 1, current: 1 })],
      }),
    );
    expect(cells(text, "Checking", "age")[0]).toBe("at most 5 h, bounded");
    expect(cells(text, "Card", "age")[0]).toBe("3 h, reported");
  });
});

describe("a terminal too narrow for a column each", () => {
  const endpoints = ["/auth/get", "/identity/get", "/transactions/sync", "/liabilities/get"] as const;
  const agreeing = endpoints.map((endpoint) =>
    okReading("cached", endpoint, [checking({ available: 10, current: 10 })], { latencyMs: 30 }),
  );
  const base = comparisonOf({
    cached: [checking({ available: 10, current: 10 })],
    realTime: [checking({ available: 7, current: 7 })],
  });
  const [itemRead, accountsRead, ...rest] = base.readings;
  const comparison = {
    ...base,
    readings: [itemRead, accountsRead, ...agreeing, ...rest].filter((reading) => reading !== undefined),
  };

  test("folds neighbours that agree into one column that names them all", () => {
    const text = drawn(comparison, 80);
    expect(cells(text, "Checking", "available")).toEqual(["$10.00", "$7.00", "$7.00"]);
    expect(text).toContain("20 ms to 30 ms");
    for (const endpoint of endpoints) expect(text.slice(0, text.indexOf("──"))).toContain(endpoint.split("/")[1]);
  });

  test("a wide one shows each", () => {
    expect(cells(drawn(comparison, 200), "Checking", "available")).toHaveLength(7);
  });

  test("an endpoint that disagrees keeps its own column", () => {
    const differing = okReading("cached", "/identity/get", [checking({ available: 11, current: 10 })]);
    const readings = comparison.readings.map((reading) => (reading.id === differing.id ? differing : reading));
    const text = drawn({ ...comparison, readings }, 80);
    expect(cells(text, "Checking", "available")).toContain("$11.00");
  });
});

describe("the list of calls", () => {
  test("has every call, with its request id, and why one was not made", () => {
    const text = drawn(
      comparisonOf({
        cached: [checking({ available: 1, current: 1 })],
        realTime: [checking({ available: 1, current: 1 })],
        more: [skippedReading("cached", "/liabilities/get")],
      }),
    );
    const calls = text.slice(text.indexOf("Calls"));
    expect(calls).toMatch(/12:00:00.000 +20 ms +Cached +\/item\/get +OK \(request-1\)/);
    expect(calls).toMatch(/Cached +\/liabilities\/get +skipped: would add Liabilities/);
  });
});

test("a latency measured on a busy machine is marked, and the mark explained", () => {
  const cached = [checking({ available: 1, current: 1 })];
  const busy = okReading("cached", "/auth/get", cached, { timing: timing({ hostBusy: true }) });
  const text = drawn(comparisonOf({ cached, realTime: cached, more: [busy] }));
  expect(text).toMatch(/20 ms\* +Cached +\/auth\/get/);
  expect(text).toMatch(/^\* .*busy/m);
  expect(drawn(comparisonOf({ cached, realTime: cached }))).not.toMatch(/busy/);
});

test("what a bank calls an account cannot steer the terminal", () => {
  const name = "Evil\u001b[2J\u0007\r\nName\u202e";
  const text = drawn(
    comparisonOf({
      cached: [checking({ available: 1, current: 1, name })],
      realTime: [checking({ available: 1, name })],
    }),
  );
  expect(text).toContain("Evil");
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test("an Item without any answer still has a header, a verdict and its calls", () => {
  const text = drawn(
    comparisonOf({
      item: itemFacts({ institutionName: null }),
      realTime: failedReading("real-time", "/accounts/balance/get", "unreachable"),
    }),
  );
  expect(text).toContain("ins_109508");
  expect(text).toContain("No answer held an account.");
  expect(text).toContain("Verdict");
  expect(text).toContain("/accounts/balance/get");
});
