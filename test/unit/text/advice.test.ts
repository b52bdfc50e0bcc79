import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import { english } from "../../../src/text/messages/english.ts";
import { checking, creditCard } from "../../builders/accounts.ts";
import { authOnly, comparisonOf, failedReading, itemFacts, type World } from "../../builders/comparison.ts";

/** Calls that production bills one by one. */
const billed =
  /(?:[Rr]ead|by|or) \/accounts\/balance\/get|\/(?:transactions|investments)\/refresh|by \/signal\/evaluate|[Ee]valuate (?:again|with a new|once more)/;

test("whatever advice or proof is billed names its cost", () => {
  const free = Object.entries(english)
    .filter(([key]) => /^(advice|settle)\./.test(key))
    .filter(([, text]) => billed.test(text) && !/billed per call/.test(text));
  expect(free.map(([key]) => key)).toEqual([]);
});

function adviceOn(code: string, comparison: Comparison): string {
  const finding = findingsOf(comparison).find((each) => each.code === code);
  if (finding === undefined) throw new Error(`${code} isn't told`);
  return english[`advice.${finding.advice}`] ?? "";
}

function stale(account: (numbers: { available: number; current: number }) => AccountReading, world: World = {}) {
  return comparisonOf({
    cached: [account({ available: 500, current: 500 })],
    realTime: [account({ available: 400, current: 600 })],
    ...world,
  });
}

describe("against a copy that is behind", () => {
  test("a debit is decided by an evaluation first, on a US deposit account", () => {
    const advice = adviceOn("cache-older-than-bank", stale(checking));
    expect(advice.indexOf("/signal/evaluate with a balance rule")).toBeGreaterThan(0);
    expect(advice.indexOf("/signal/evaluate")).toBeLessThan(advice.indexOf("/accounts/balance/get"));
  });

  test("what costs nothing comes before what is billed", () => {
    const advice = adviceOn("cache-older-than-bank", stale(checking));
    expect(advice.indexOf("no extra cost")).toBeLessThan(advice.indexOf("billed"));
    expect(advice).toMatch(/^Use the newer number of the two now/);
  });

  test("nobody debits a card, or an account in another currency", () => {
    const canadian = (numbers: { available: number; current: number }) => checking({ ...numbers, currency: "CAD" });
    for (const account of [creditCard, canadian]) {
      expect(adviceOn("cache-older-than-bank", stale(account))).not.toContain("/signal/evaluate");
    }
  });

  test("a card of Capital One is not read again for a live number", () => {
    const item = itemFacts({ institutionId: "ins_128026", institutionName: "Capital One" });
    expect(adviceOn("cache-older-than-bank", stale(creditCard, { item }))).not.toContain("/accounts/balance/get");
  });

  test("on an Item that nothing refreshes, the product that reads such accounts", () => {
    expect(adviceOn("no-subscription-product", stale(checking, { item: authOnly() }))).toContain("Add Transactions");
  });
});

describe("a login", () => {
  const realTime = failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED");
  const cached = [checking({ available: 500, current: 500 })];

  test("is repaired at once in the local sandbox", () => {
    expect(adviceOn("login-required", comparisonOf({ cached, realTime }))).toContain("Repair Login");
  });

  test("and by the user anywhere else", () => {
    const advice = adviceOn("login-required", comparisonOf({ cached, realTime, environment: "sandbox" }));
    expect(advice).toContain("update mode");
    expect(advice).not.toContain("Repair Login");
    const saved = { ...comparisonOf({ cached, realTime }), origin: "saved" } as const;
    expect(adviceOn("login-required", saved)).not.toContain("Repair Login");
  });
});
