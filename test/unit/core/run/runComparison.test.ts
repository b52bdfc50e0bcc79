import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { PlanOptions } from "../../../../src/core/plan/plan.ts";
import { planComparison } from "../../../../src/core/plan/planner.ts";
import { type RunProgress, runComparison } from "../../../../src/core/run/runComparison.ts";
import { accountsBody, itemBody, rowBody, syncBody } from "../../../builders/bodies.ts";
import { FakeClock } from "../../../builders/fakeClock.ts";
import { type Answers, FakeSource } from "../../../builders/fakeSource.ts";

const cached = accountsBody({ available: 100, current: 110 });
const live = accountsBody({ available: 80, current: 110 });

const healthy: Answers = {
  "/item/get": { body: itemBody() },
  "/accounts/get": [{ body: cached }, { body: live }],
  "/transactions/sync": { body: syncBody({ next: "end", more: false }) },
  "/transactions/get": { body: { accounts: [], transactions: [], total_transactions: 0 } },
  "/accounts/balance/get": { body: live, afterMs: 1500 },
  "/signal/evaluate": {
    body: {
      core_attributes: { available_balance: 80, current_balance: 110 },
      ruleset: { result: "ACCEPT", ruleset_key: "default" },
    },
  },
};

interface Run {
  readonly comparison: Comparison;
  readonly source: FakeSource;
  readonly clock: FakeClock;
  readonly progress: readonly RunProgress[];
}

async function run(answers: Answers, options: Partial<PlanOptions> = {}, cancelAfterMs?: number): Promise<Run> {
  const clock = new FakeClock();
  const source = new FakeSource(clock, answers);
  const controller = new AbortController();
  const progress: RunProgress[] = [];
  let count = 0;
  const ids = { uuid: () => `uuid-${++count}` };
  if (cancelAfterMs !== undefined) {
    void clock.wait(cancelAfterMs, new AbortController().signal).then(() => controller.abort("stop"));
  }
  const comparison = await clock.runUntil(
    runComparison(
      { source, clock, ids },
      {
        item: {
          itemId: "item-1",
          environment: "local",
          institutionId: null,
          institutionName: null,
          products: ["transactions"],
        },
        environment: "local",
        plan: planComparison({
          products: ["transactions"],
          institutionId: null,
          options: { evaluate: null, ...options },
        }),
        lastOwnRealTimeAt: null,
        id: "c",
      },
      { signal: controller.signal, onProgress: (each) => progress.push(each) },
    ),
  );
  return { comparison, source, clock, progress };
}

function outcomes({ readings }: Comparison): string[] {
  return readings.map((reading) =>
    reading.outcome === "failed"
      ? `${reading.id} ${reading.failure.reason}`
      : `${reading.id} ${reading.outcome === "skipped" ? reading.skipReason : "ok"}`,
  );
}

test("cached endpoints are read before the real-time one, and again after it", async () => {
  const { source } = await run(healthy);
  const order = source.requests.map((request) => request.endpoint);
  const realTime = order.indexOf("/accounts/balance/get");
  const cachedSet = ["/accounts/get", "/item/get", "/transactions/get", "/transactions/sync"];
  expect(order.slice(0, realTime).sort()).toEqual(cachedSet);
  expect(order.slice(realTime + 1).sort()).toEqual(cachedSet);
});

test("an evaluation comes before the real-time call, with the first checking account and 100.00", async () => {
  const { comparison, source } = await run(healthy, { evaluate: "default" });
  expect(source.requests.find((request) => request.evaluate)?.evaluate).toEqual({
    accountId: "checking",
    amount: 100,
    rulesetKey: null,
    clientTransactionId: "uuid-1",
  });
  expect(comparison.plan.steps.map((step) => step.pass)).toEqual([
    "cached",
    "evaluated",
    "cached-after-evaluate",
    "real-time",
    "cached-again",
  ]);
});

test("without a checking account the evaluation is skipped and says so", async () => {
  const { comparison } = await run(
    { ...healthy, "/accounts/get": { body: { accounts: [] } }, "/transactions/sync": { failure: "plaid-error" } },
    { evaluate: "default", without: ["/transactions/sync"] },
  );
  expect(outcomes({ ...comparison })).toContain("evaluated:/signal/evaluate no-account");
});

test("one failure hides nothing", async () => {
  const { comparison } = await run({ ...healthy, "/accounts/get": { failure: "institution-error" } });
  expect(outcomes(comparison)).toContain("cached:/accounts/get institution-error");
  expect(outcomes(comparison)).toContain("real-time:/accounts/balance/get ok");
  expect(comparison.status).toBe("complete");
});

test("calls of one step run side by side, bounded", async () => {
  const { source, comparison } = await run(healthy);
  expect(source.mostUnderWay).toBe(4);
  // Two cached steps of 10 ms and the real-time call: the critical path, not the sum.
  expect(comparison.wallMs).toBe(1520);
});

describe("a call that never answers", () => {
  test("is given up after its timeout, and the rest goes on", async () => {
    const { comparison } = await run({ ...healthy, "/accounts/balance/get": "never" });
    expect(outcomes(comparison)).toContain("real-time:/accounts/balance/get timed-out");
    expect(outcomes(comparison)).toContain("cached-again:/accounts/get ok");
  });

  test("tells each second how long it has been waiting, and with its answer nothing but the reading", async () => {
    const { progress } = await run({ ...healthy, "/accounts/balance/get": { body: live, afterMs: 3500 } });
    const waits = progress.flatMap(({ inFlight }) =>
      inFlight.filter(({ readingId }) => readingId.startsWith("real-time")).map(({ elapsedMs }) => elapsedMs),
    );
    expect(waits).toEqual([0, 990, 1990, 2990]);
  });
});

test("no timer is left behind", async () => {
  const { clock } = await run(healthy);
  expect(clock.pending).toBe(0);
});

test("a cancel keeps what is done, fails what is under way and skips the rest", async () => {
  const { comparison, source } = await run({ ...healthy, "/accounts/get": "never" }, {}, 15);
  expect(comparison.status).toBe("cancelled");
  expect(outcomes(comparison)).toEqual(
    expect.arrayContaining([
      "cached:/item/get ok",
      "cached:/accounts/get cancelled",
      "real-time:/accounts/balance/get cancelled",
      "cached-again:/item/get cancelled",
    ]),
  );
  const outcomeOf = (id: string) => comparison.readings.find((reading) => reading.id === id)?.outcome;
  expect(outcomeOf("cached:/accounts/get")).toBe("failed");
  expect(outcomeOf("real-time:/accounts/balance/get")).toBe("skipped");
  expect(source.requests.map((request) => request.endpoint)).not.toContain("/accounts/balance/get");
});

test("the whole comparison has an end, whatever the calls do", async () => {
  let count = 0;
  const endless = () => ({ body: syncBody({ next: `c${++count}`, more: true }), afterMs: 29_000 });
  const { comparison } = await run({ ...healthy, "/transactions/sync": endless });
  expect(comparison.status).toBe("cancelled");
  expect(comparison.wallMs).toBe(600_000);
  expect(outcomes(comparison)).toContain("cached:/transactions/sync timed-out");
  expect(outcomes(comparison)).toContain("real-time:/accounts/balance/get cancelled");
});

test("cancelling at any moment leaves a valid comparison", async () => {
  const slow: Answers = {
    ...healthy,
    "/transactions/sync": [
      { failure: "rate-limited" },
      { body: syncBody({ added: [rowBody("a", 5)], next: "end", more: false }) },
    ],
    "/accounts/get": { body: cached, afterMs: 120 },
  };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 4000 }), async (ms) => {
      const { comparison, clock, progress } = await run(slow, { evaluate: "default" }, ms);
      const planned = comparison.plan.steps.flatMap((step) => step.calls.map((call) => call.id));
      expect(comparison.readings.map((reading) => reading.id)).toEqual(planned);
      expect(progress.at(-1)?.comparison).toBe(comparison);
      expect(progress.at(-1)?.inFlight).toEqual([]);
      expect(comparison.wallMs).not.toBeNull();
      if (comparison.status === "cancelled") expect(comparison.wallMs).toBeLessThanOrEqual(ms);
      expect(clock.pending).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});
