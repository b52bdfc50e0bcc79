import { expect, test } from "vitest";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { evaluatedDebits } from "../../../src/core/reading/evaluatedDebits.ts";
import { openSaved } from "../../../src/core/saved/openSaved.ts";
import { accountBody } from "../../builders/bodies.ts";
import { compareScenario } from "../../builders/compareScenario.ts";
import { comparisonOf, okReading, signalFacts } from "../../builders/comparison.ts";

function compareRulesets(
  scenario: string,
  rulesetKeys: readonly (string | null)[],
  amount: number,
): Promise<Comparison> {
  return compareScenario(scenario, { evaluate: { amount }, rulesetKeys });
}

test("the same debit through each ruleset, with what each decided and by which balance", async () => {
  const comparison = await compareRulesets("daily-refresh", ["scores", "default"], 27.53);
  const [debit, ...others] = evaluatedDebits(comparison);
  expect(others).toEqual([]);
  expect(debit?.amount).toBe(27.53);
  const named = debit?.evaluations.map(({ rulesetKey, reading }) =>
    reading?.outcome === "ok" ? [rulesetKey, reading.signal?.result, reading.accounts[0]?.balances.available] : null,
  );
  expect(named).toEqual([
    ["scores", "REROUTE", 1975.77],
    ["default", "ACCEPT", 1761.52],
  ]);
  const [fact, cause] = findingsOf(comparison);
  expect([fact?.code, fact?.params.decisions]).toEqual([
    "rulesets-disagree",
    { kind: "list", values: ["REROUTE (scores)", "ACCEPT (default)"] },
  ]);
  expect(cause?.code).toBe("rulesets-used-other-balances");
  expect(cause?.variant).toBe("scored");
  expect(cause?.params).toMatchObject({
    scoredRulesets: { values: ["scores"] },
    bank: { value: 1761.52 },
    cached: { value: 1975.77 },
    liveRulesets: { values: ["default"] },
    copyRulesets: { values: ["scores"] },
  });
});

test("each evaluation is sent an id of its own, also where the person chose one", async () => {
  const comparison = await compareScenario("daily-refresh", {
    evaluate: { amount: 1900, clientTransactionId: "mine" },
    rulesetKeys: ["scores", "default", null],
  });
  const ids = evaluatedDebits(comparison)[0]?.evaluations.map(({ reading }) =>
    reading?.outcome === "ok" ? reading.signal?.clientTransactionId : null,
  );
  expect(new Set(ids).size).toBe(3);
  expect(ids).not.toContain("mine");
});

test("a ruleset that Plaid does not know fails alone", async () => {
  const comparison = await compareRulesets("daily-refresh", ["nobody's", "default", "scores"], 27.53);
  const outcomes = evaluatedDebits(comparison)[0]?.evaluations.map(({ reading }) => reading?.outcome);
  expect(outcomes).toEqual(["failed", "ok", "ok"]);
  expect(findingsOf(comparison).map(({ code }) => code)).toContain("rulesets-disagree");
});

test("a repeated id is a replay of the evaluation that first had it, and no ruleset of its own", () => {
  const account = { accountId: "checking", balances: { available: 400 } };
  const signal = signalFacts();
  const comparison = comparisonOf({
    evaluation: { signal, available: 400 },
    more: [okReading("single", "/signal/evaluate", [account], { id: "single:2", signal })],
  });
  const [debit] = evaluatedDebits(comparison);
  expect(debit?.evaluations.map(({ replays }) => replays?.id ?? null)).toEqual([null, "evaluated:/signal/evaluate"]);
  expect(findingsOf(comparison).map(({ code }) => code)).not.toContain("rulesets-agree");
});

test("one evaluation is no comparison, and what is still to come is one", async () => {
  const one = await compareScenario("daily-refresh", { evaluate: "default" });
  expect(evaluatedDebits(one)).toEqual([]);
  const whole = await compareRulesets("daily-refresh", ["scores", "default"], 1900);
  const begun = { ...whole, readings: whole.readings.filter(({ kind }) => kind === "cached") };
  expect(evaluatedDebits(begun)[0]?.evaluations.map(({ rulesetKey, reading }) => [rulesetKey, reading])).toEqual([
    ["scores", null],
    ["default", null],
  ]);
});

function logged(at: string, key: string, result: string): string {
  const url = "https://production.plaid.com/signal/evaluate";
  const body = { client_transaction_id: `debit ${at}`, account_id: "checking", amount: 950, ruleset_key: key };
  const ruleset = { ruleset_key: key, result };
  const core_attributes = { available_balance: 1000, current_balance: 1000 };
  return JSON.stringify({
    time: at,
    url,
    req: { body },
    res: { data: { request_id: at, ruleset, core_attributes, warnings: [] } },
  });
}

test.each([
  ["2026-03-01T10:00:30.500Z", 1],
  ["2026-04-01T10:00:00.500Z", 0],
])(
  "two evaluations of one amount in a log are of one debit only where they lie together: the other at %s",
  (at, debits) => {
    const accounts = { accounts: [accountBody({ available: 1000, current: 1000 })], item: { item_id: "item-1" } };
    const text = [
      JSON.stringify({ time: "2026-03-01T09:00:00.500Z", url: "/accounts/get", data: accounts }),
      logged("2026-03-01T10:00:00.500Z", "one", "ACCEPT"),
      logged(at, "other", "REROUTE"),
    ].join("\n");
    const [comparison] = openSaved([{ source: "app.log", text }], {
      openedAt: "2026-06-01T00:00:00.000Z",
      id: "s",
    }).comparisons;
    if (comparison === undefined) throw new Error("nothing was read");
    expect(evaluatedDebits(comparison)).toHaveLength(debits);
    expect(findingsOf(comparison).some(({ code }) => code === "rulesets-disagree")).toBe(debits === 1);
  },
);
