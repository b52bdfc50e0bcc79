import { expect, test } from "vitest";
import { repeatReading, repeatsWithin } from "../../../../src/core/plan/repeatReading.ts";
import { latencySummary } from "../../../../src/core/reading/latencySummary.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { latencySentences } from "../../../../src/text/documents/latencySentences.ts";
import { accountsBody } from "../../../builders/bodies.ts";
import { failedReading, okReading, timing } from "../../../builders/comparison.ts";
import { FakeClock } from "../../../builders/fakeClock.ts";
import { type Answers, FakeSource } from "../../../builders/fakeSource.ts";

const item = {
  itemId: "item-1",
  environment: "local",
  institutionId: null,
  institutionName: null,
  products: [],
} as const;
const realTime = { endpoint: "/accounts/balance/get", environment: "local" } as const;

async function repeat(answers: Answers, input: Parameters<typeof repeatReading>[1], cancelAfter = Infinity) {
  const clock = new FakeClock();
  const source = new FakeSource(clock, answers);
  const controller = new AbortController();
  let uuids = 0;
  let seen = 0;
  const readings = await clock.runUntil(
    repeatReading({ source, clock, ids: { uuid: () => `uuid-${++uuids}` } }, input, {
      signal: controller.signal,
      onReading: () => {
        seen += 1;
        if (seen === cancelAfter) controller.abort();
      },
    }),
  );
  return { readings, source };
}

const body = accountsBody({ available: 1, current: 1 });

test("one call follows another, and their figures are those measured", async () => {
  const answers = [1200, 900, 3000, 1000].map((afterMs) => ({ body, afterMs }));
  const { readings, source } = await repeat(
    { "/accounts/balance/get": answers },
    { item, endpoint: "/accounts/balance/get", times: 4 },
  );
  expect(source.mostUnderWay).toBe(1);
  expect(new Set(readings.map((reading) => reading.id)).size).toBe(4);
  expect(latencySummary(readings, realTime)).toMatchObject({
    samples: 4,
    minMs: 900,
    p50Ms: 1000,
    p95Ms: 3000,
    maxMs: 3000,
    published: { p50Ms: 3000, p95Ms: 11_000 },
    saysOfBanks: "nothing-simulated",
  });
});

test("no more calls are made than the budget has room for, and none is retried", async () => {
  const { source } = await repeat(
    { "/accounts/balance/get": { failure: "rate-limited" } },
    { item, endpoint: "/accounts/balance/get", times: 50, budget: { room: { "/accounts/balance/get": 3 } } },
  );
  expect(source.requests).toHaveLength(3);
  expect(repeatsWithin({ endpoint: "/accounts/balance/get", times: 50 })).toBe(25);
});

test("each evaluation has a transaction id of its own", async () => {
  const evaluate = { accountId: "a", amount: 5, rulesetKey: null, clientTransactionId: "same" };
  const { source } = await repeat(
    { "/signal/evaluate": { body: {} } },
    { item, endpoint: "/signal/evaluate", times: 2, evaluate },
  );
  expect(source.requests.map((request) => request.evaluate?.clientTransactionId)).toEqual(["uuid-1", "uuid-2"]);
});

test("a cancel keeps what is done", async () => {
  const { readings } = await repeat({ "/accounts/get": { body } }, { item, endpoint: "/accounts/get", times: 9 }, 2);
  expect(readings).toHaveLength(2);
});

test("failures and figures of a busy machine are left out", () => {
  const quiet = okReading("single", "/accounts/balance/get", [], { latencyMs: 800 });
  const busy = okReading("single", "/accounts/balance/get", [], {
    latencyMs: 5000,
    timing: timing({ hostBusy: true }),
  });
  const failed = failedReading("single", "/accounts/balance/get", "timed-out");
  expect(latencySummary([quiet, busy, failed], realTime)).toMatchObject({ samples: 1, leftOut: 1, maxMs: 800 });
  expect(latencySummary([busy, failed], realTime)).toBeNull();
});

test("the sentences say what the figures do not", () => {
  const context = createTextContext({ messages: {}, locale: "en-US" });
  const readings = [900, 1000].map((latencyMs) => okReading("single", "/accounts/balance/get", [], { latencyMs }));
  const local = latencySummary(readings, realTime);
  const sandbox = latencySummary(
    [
      okReading("single", "/accounts/get", []),
      okReading("single", "/accounts/get", [], { timing: timing({ hostBusy: true }) }),
    ],
    { endpoint: "/accounts/get", environment: "sandbox" },
  );
  if (local === null || sandbox === null) throw new Error("no figures");
  expect(latencySentences(local, context)).toEqual([
    "2 responses of /accounts/balance/get: min 900 ms, median 900 ms, p95 1 s, max 1 s.",
    "Plaid publishes 3 s at the median and 11 s at p95, for production.",
    "Local latency is simulated: it says nothing about banks.",
  ]);
  expect(latencySentences(sandbox, context)).toEqual([
    "1 response of /accounts/get: 20 ms.",
    "1 response is left out: this machine was too busy to measure it.",
    "Plaid publishes no figure for this endpoint.",
    "Sandbox has no banks behind it: its latency says nothing about them.",
  ]);
});
