import { describe, expect, test } from "vitest";
import { renderComparison } from "../../../src/cli/compare/renderComparison.ts";
import { styleFor } from "../../../src/cli/terminal/style.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { checking, creditCard, savings } from "../../builders/accounts.ts";
import {
  comparisonOf,
  failedReading,
  itemFacts,
  okReading,
  scoredFacts,
  signalFacts,
  skippedReading,
  timing,
} from "../../builders/comparison.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const style = styleFor({ isTerminal: false, env: {} });

function drawn(comparison: Comparison, width = 120, isVerbose = false): string {
  return renderComparison(comparison, { context, style, width, isVerbose }).join("\n");
}

/** The lines below an account, each as its name and its cells. */
function linesOf(text: string, account: string): readonly (readonly string[])[] {
  const lines = text.slice(text.indexOf("───")).split("\n");
  const own = lines.slice(lines.findIndex((line) => line.startsWith(account)) + 1);
  const end = own.findIndex((line) => !line.startsWith(" "));
  return own.slice(0, end < 0 ? undefined : end).map((line) => line.trim().split(/ {2,}/));
}

/** The cells of a call's line below an account. */
function cells(text: string, account: string, call: string): readonly string[] | undefined {
  return linesOf(text, account)
    .find(([name]) => name?.startsWith(call))
    ?.slice(1);
}

describe("the table", () => {
  const comparison = comparisonOf({
    cached: [checking({ available: 1204.11, current: 1204.11 }), savings({ available: 0, current: 0 })],
    realTime: [checking({ available: 310.55, current: 1204.11 }), savings({ available: 0, current: 0 })],
    evaluation: { signal: signalFacts(), available: 310.55, current: 1204.11 },
  });

  test("has below each account a line for each call, in the order they were made, an evaluation with its decision", () => {
    const calls = linesOf(drawn(comparison), "Checking").flatMap(([name, ...rest]) => (rest.length > 1 ? [name] : []));
    expect(calls).toEqual([
      "Cached /accounts/get",
      "Evaluated: ACCEPT",
      "Real-time (baseline)",
      "Cached again /accounts/get",
    ]);
  });

  test("has why an evaluation decided so where everything is told, and only there", () => {
    const cached = [checking({ available: 10, current: 10 })];
    const scored = comparisonOf({ cached, evaluation: { signal: scoredFacts(), available: 10 } });
    const text = drawn(scored, 120, true);
    for (const line of [
      "Custom action key: high-risk",
      "Internal note: high risk of a return",
      "Customer-initiated return risk: 90 of 99, tier 5",
      "Core attributes (2 of 81): is_account_closed false, days_since_account_opening 812",
    ]) {
      expect(text).toContain(line);
      expect(drawn(scored)).not.toContain(line);
    }
  });

  test("says of each number how old it is and how long its call took", () => {
    const text = drawn(comparison);
    expect(cells(text, "Checking", "Cached /accounts/get")?.slice(2)).toEqual(["≤ 5 h old", "20 ms"]);
    expect(cells(text, "Checking", "Real-time")?.slice(2)).toEqual(["live", "1.5 s"]);
  });

  test("has the difference from the bank's answer below the number that differs, and nothing where none does", () => {
    const text = drawn(comparison);
    const [first, second] = linesOf(text, "Checking");
    expect(first?.slice(0, 3)).toEqual(["Cached /accounts/get", "$1,204.11", "$1,204.11"]);
    expect(second).toEqual(["+$893.56"]);
    expect(linesOf(text, "Savings").map(([name]) => name)).toEqual([
      "Cached /accounts/get",
      "Real-time (baseline)",
      "Cached again /accounts/get",
    ]);
    expect(cells(text, "Savings", "Real-time")?.slice(0, 2)).toEqual(["$0.00", "$0.00"]);
  });

  test("has an evaluation of another account only where everything is told", () => {
    expect(cells(drawn(comparison), "Savings", "Evaluated")).toBeUndefined();
    expect(cells(drawn(comparison, 120, true), "Savings", "Evaluated")?.[0]).toBe("not requested");
  });

  test("has different words for each kind of nothing", () => {
    const text = drawn(
      comparisonOf({
        cached: [checking({ available: null, current: 5 }), creditCard({ available: 1, current: 2 })],
        realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
        more: [okReading("cached-again", "/auth/get", [checking({ available: 9, current: 9 })])],
      }),
    );
    expect(cells(text, "Checking", "Cached /")?.[0]).toBe("null");
    expect(cells(text, "Card", "Cached /")?.[0]).toBe("$1.00");
    expect(cells(text, "Card", "Real-time")?.[0]).toBe("failed");
    expect(cells(text, "Card", "Cached again /auth/get")?.[0]).toBe("not returned");
    expect(text).toContain("INSTITUTION_DOWN");
  });

  test("gives up the latency, then the age, and never a number, where it is narrow", () => {
    const head = (width: number) =>
      drawn(comparison, width)
        .split("\n")
        .find((line) => line.includes("available  "));
    expect(head(100)?.trim().split(/ +/)).toEqual(["available", "current", "age", "latency"]);
    expect(head(66)?.trim().split(/ +/)).toEqual(["available", "current", "age"]);
    expect(head(40)?.trim().split(/ +/)).toEqual(["available", "current"]);
    expect(cells(drawn(comparison, 40), "Checking", "Cached")).toEqual(["$1,204.11", "$1,204.11"]);
  });

  test("of many accounts shows those that differ, and counts the others", () => {
    const accounts = (available: number) =>
      Array.from({ length: 5000 }, (_, index) => ({
        ...checking({ available: index === 4321 ? available : index, current: index }),
        accountId: `account-${index}`,
        name: `Account ${index}`,
      }));
    const many = comparisonOf({ cached: accounts(7), realTime: accounts(8) });
    const text = drawn(many, 80);
    expect(linesOf(text, "Account 4321")).not.toEqual([]);
    expect(text).toContain("4,999 accounts more (--verbose)");
    expect(text.split("\n").length).toBeLessThan(60);
  });
});

describe("calls that say the same", () => {
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

  test("are one line that counts them", () => {
    const text = drawn(comparison);
    expect(cells(text, "Checking", "Cached ×5")).toEqual(["$10.00", "$10.00", "≤ 5 h old", "20 ms to 30 ms"]);
  });

  test("have a line each where everything is told", () => {
    const text = drawn(comparison, 120, true);
    for (const endpoint of endpoints) expect(cells(text, "Checking", `Cached ${endpoint}`)?.[0]).toBe("$10.00");
  });

  test("do not include one that disagrees, whatever stands between them", () => {
    const differing = okReading("cached", "/identity/get", [checking({ available: 11, current: 10 })]);
    const readings = comparison.readings.map((reading) => (reading.id === differing.id ? differing : reading));
    const text = drawn({ ...comparison, readings });
    expect(cells(text, "Checking", "Cached ×4")?.[0]).toBe("$10.00");
    expect(cells(text, "Checking", "Cached /identity/get")?.[0]).toBe("$11.00");
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
      120,
      true,
    );
    const calls = text.slice(text.indexOf("Calls"));
    expect(calls).toMatch(/12:00:00.000 +20 ms +Cached +\/item\/get +OK \(request-1\)/);
    expect(calls).toMatch(/Cached +\/liabilities\/get +skipped: would add Liabilities/);
  });
});

test("a latency measured on a busy machine is marked, and the mark explained", () => {
  const cached = [checking({ available: 1, current: 1 })];
  const busy = okReading("cached", "/auth/get", cached, { timing: timing({ hostBusy: true }) });
  const text = drawn(comparisonOf({ cached, realTime: cached, more: [busy] }), 120, true);
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
  expect(text).toContain("No call returned any accounts.");
  expect(text).toMatch(/^Verdict/);
  expect(text).toContain("/accounts/balance/get");
});

test("a failed call is told with Plaid's own message, and alike ones once", () => {
  const failed = (endpoint: "/auth/get" | "/identity/get") =>
    failedReading("cached", endpoint, "institution-error", "INSTITUTION_DOWN", "this is down");
  const cached = [checking({ available: 1 })];
  const text = drawn(comparisonOf({ cached, realTime: cached, more: [failed("/auth/get"), failed("/identity/get")] }));
  const lines = text.replaceAll(/\n {2}/g, " ");
  expect(
    lines.match(/^✗ \/auth\/get, \/identity\/get: .*\(INSTITUTION_DOWN\) Plaid says: this is down$/gm),
  ).toHaveLength(1);
});
