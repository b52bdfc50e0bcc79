import { describe, expect, test } from "vitest";
import { retriesOf } from "../../../../src/core/plan/retriesOf.ts";
import type { EvaluateRequest, FailedReading, Pass, Sent } from "../../../../src/core/reading/reading.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, okReading, signalFacts } from "../../../builders/comparison.ts";

const cached = [checking({ available: 100 })];
const failedAt = (
  pass: Pass,
  endpoint: Parameters<typeof failedReading>[1],
  id = `${pass}:${endpoint}`,
): FailedReading => ({
  ...failedReading(pass, endpoint, "institution-error"),
  id,
});
const asked = { accountId: "account-x", amount: 7, rulesetKey: "strict", clientTransactionId: "old" };
const sentEvaluation = (evaluate: EvaluateRequest): Sent => ({
  accountIds: [evaluate.accountId],
  minLastUpdatedDatetime: null,
  evaluate,
});
const failedEvaluation = (pass: Pass, id: string): FailedReading => ({
  ...failedAt(pass, "/signal/evaluate", id),
  sent: sentEvaluation(asked),
});

describe("what is retried", () => {
  test("is what failed, /item/get too, and nothing where all was answered", () => {
    expect(retriesOf(comparisonOf({ cached, realTime: cached }))).toEqual([]);
    expect(retriesOf(comparisonOf({ cached, realTime: cached, more: [failedAt("single", "/item/get")] }))).toEqual([
      { endpoint: "/item/get", evaluate: null },
    ]);
  });

  test("is each request once, in the order of the plan, whatever order they failed in", () => {
    const comparison = comparisonOf({ cached, realTime: cached });
    const failed = [
      failedAt("cached-again", "/auth/get"),
      failedAt("real-time", "/accounts/balance/get"),
      failedAt("cached", "/auth/get"),
      failedAt("cached", "/item/get"),
    ];
    const call = (endpoint: FailedReading["endpoint"], pass: Pass) => ({
      id: `${pass}:${endpoint}`,
      endpoint,
      kind: "cached" as const,
      billing: "free" as const,
      skip: null,
    });
    const steps = [
      { pass: "cached" as const, calls: [call("/item/get", "cached"), call("/auth/get", "cached")] },
      { pass: "real-time" as const, calls: [call("/accounts/balance/get", "real-time")] },
      { pass: "cached-again" as const, calls: [call("/auth/get", "cached-again")] },
    ];
    const planned = { ...comparison, plan: { ...comparison.plan, steps }, readings: failed };
    expect(retriesOf(planned).map(({ endpoint }) => endpoint)).toEqual([
      "/item/get",
      "/auth/get",
      "/accounts/balance/get",
    ]);
  });

  test("asks an evaluation what the failed one asked, and two that differ are two", () => {
    const other = { ...failedEvaluation("single", "b"), sent: sentEvaluation({ ...asked, amount: 8 }) };
    const more = [failedEvaluation("evaluated", "evaluated:/signal/evaluate"), failedEvaluation("single", "a"), other];
    const { clientTransactionId: _, ...again } = asked;
    expect(retriesOf(comparisonOf({ cached, realTime: cached, more }))).toEqual([
      { endpoint: "/signal/evaluate", evaluate: again },
      { endpoint: "/signal/evaluate", evaluate: { ...again, amount: 8 } },
    ]);
  });

  test("is not what was answered since, unless it is named", () => {
    const since = okReading("single", "/auth/get", cached, { id: "single:/auth/get" });
    const comparison = comparisonOf({ cached, realTime: cached, more: [failedAt("cached", "/auth/get"), since] });
    expect(retriesOf(comparison)).toEqual([]);
    expect(retriesOf(comparison, ["cached:/auth/get"])).toEqual([{ endpoint: "/auth/get", evaluate: null }]);
    expect(retriesOf(comparison, ["single:/auth/get"])).toEqual([]);
    const before = comparisonOf({ cached, realTime: cached, more: [since, failedAt("single", "/auth/get", "later")] });
    expect(retriesOf(before)).toHaveLength(1);
  });

  test("names the accounts the failed call named, and is not what was answered for all of them since", () => {
    const sent: Sent = { accountIds: ["checking"], minLastUpdatedDatetime: null };
    const failed = { ...failedAt("cached", "/auth/get"), sent };
    const retry = { endpoint: "/auth/get", evaluate: null, accountIds: ["checking"] };
    expect(retriesOf(comparisonOf({ more: [failed] }))).toEqual([retry]);
    const since = (accountIds: readonly string[] | null) =>
      okReading("single", "/auth/get", cached, { id: "since", sent: { ...sent, accountIds } });
    expect(retriesOf(comparisonOf({ more: [failed, since(null)] }))).toEqual([]);
    expect(retriesOf(comparisonOf({ more: [failed, since(["checking"])] }))).toEqual([]);
    expect(retriesOf(comparisonOf({ more: [failed, since(["savings"])] }))).toEqual([retry]);
  });

  test("sends no ruleset key where none was sent, whatever key Plaid answered with", () => {
    const none = { ...asked, rulesetKey: null };
    const failed = { ...failedAt("single", "/signal/evaluate"), sent: sentEvaluation(none) };
    const evaluation = { signal: signalFacts({ rulesetKey: "default" }) };
    const [retry] = retriesOf(comparisonOf({ cached, realTime: cached, evaluation, more: [failed] }));
    expect(retry?.evaluate).toEqual({ accountId: "account-x", amount: 7, rulesetKey: null });
  });

  test("leaves out an evaluation of which nobody knows the account", () => {
    const nobody = comparisonOf({ cached: [], realTime: [], more: [failedAt("evaluated", "/signal/evaluate")] });
    expect(retriesOf(nobody)).toEqual([]);
  });
});
