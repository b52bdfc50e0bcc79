import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { type ReadInput, type ReadProgress, readEndpoint } from "../../../../src/core/run/readEndpoint.ts";
import { retryDelay } from "../../../../src/core/run/retryDelay.ts";
import { accountsBody, rowBody, syncBody } from "../../../builders/bodies.ts";
import { FakeClock } from "../../../builders/fakeClock.ts";
import { type Answers, FakeSource } from "../../../builders/fakeSource.ts";

const item = {
  itemId: "item-1",
  environment: "local",
  institutionId: null,
  institutionName: null,
  products: [],
} as const;
const body = accountsBody({ available: 100, current: 110 });

interface Read {
  readonly reading: Reading;
  readonly source: FakeSource;
  readonly clock: FakeClock;
  readonly progress: readonly ReadProgress[];
}

async function read(
  answers: Answers,
  input: Partial<ReadInput> & Pick<ReadInput, "endpoint">,
  cancelAfterMs?: number,
): Promise<Read> {
  const clock = new FakeClock();
  const source = new FakeSource(clock, answers);
  const controller = new AbortController();
  const progress: ReadProgress[] = [];
  if (cancelAfterMs !== undefined) {
    void clock.wait(cancelAfterMs, new AbortController().signal).then(() => controller.abort());
  }
  const reading = await clock.runUntil(
    readEndpoint(
      { source, clock, ids: { uuid: () => "fixed" } },
      { id: "single:1", pass: "single", item, onProgress: (each) => progress.push(each), ...input },
      controller.signal,
    ),
  );
  return { reading, source, clock, progress };
}

function failureOf(reading: Reading): string {
  return reading.outcome === "failed" ? reading.failure.reason : reading.outcome;
}

describe("what was sent is kept", () => {
  const evaluate = { accountId: "a", amount: 1, rulesetKey: null, clientTransactionId: "t" };
  const asked = { accountIds: ["a"], minLastUpdatedDatetime: "2026-03-01T00:00:00Z" };

  test.each([
    ["/accounts/balance/get", { accountIds: ["a"], minLastUpdatedDatetime: "2026-03-01T00:00:00Z" }],
    // Each is sent what its endpoint takes: the oldest acceptable time by one alone, no list of accounts by these two.
    ["/accounts/get", { accountIds: ["a"], minLastUpdatedDatetime: null }],
    ["/transactions/sync", { accountIds: null, minLastUpdatedDatetime: null }],
    ["/item/get", { accountIds: null, minLastUpdatedDatetime: null }],
  ] as const)("of %s, also when it fails", async (endpoint, sent) => {
    const { reading } = await read({ [endpoint]: { failure: "invalid-keys" } }, { endpoint, ...asked });
    expect(reading).toMatchObject({ outcome: "failed" });
    expect(reading.outcome !== "skipped" && reading.sent).toEqual(sent);
  });

  test("of an evaluation, apart from the ruleset that Plaid answered with", async () => {
    const answer = { core_attributes: { available_balance: 1 }, ruleset: { ruleset_key: "default", result: "ACCEPT" } };
    const { reading } = await read(
      { "/signal/evaluate": { body: { ...answer, scores: null, warnings: [] } } },
      { endpoint: "/signal/evaluate", evaluate },
    );
    expect(reading).toMatchObject({
      outcome: "ok",
      signal: { rulesetKey: "default" },
      sent: { accountIds: ["a"], minLastUpdatedDatetime: null, evaluate },
    });
  });

  test("of a call that names no account: all were asked for", async () => {
    const { reading } = await read({ "/accounts/get": { body } }, { endpoint: "/accounts/get", accountIds: [] });
    expect(reading.outcome !== "skipped" && reading.sent).toEqual({ accountIds: null, minLastUpdatedDatetime: null });
  });
});

describe("retries", () => {
  test("follow a rate limit, with growing waits, and are kept as attempts", async () => {
    const { reading, clock } = await read(
      { "/accounts/get": [{ failure: "rate-limited" }, { failure: "rate-limited" }, { body }] },
      { endpoint: "/accounts/get" },
    );
    expect(reading).toMatchObject({ outcome: "ok", attempts: 3, latencyMs: 10 });
    const waits = reading.outcome === "ok" ? (reading.retries ?? []).map((retry) => retry.waitedMs) : [];
    expect(waits[0]).toBeGreaterThanOrEqual(500);
    expect(waits[1]).toBeGreaterThanOrEqual(1000);
    expect(clock.monotonic()).toBe(30 + (waits[0] ?? 0) + (waits[1] ?? 0));
  });

  test("honour Retry-After, unless it is longer than anyone would wait", async () => {
    const wait = (retryAfterSeconds: number) =>
      read(
        { "/accounts/get": [{ failure: "rate-limited", retryAfterSeconds }, { body }] },
        { endpoint: "/accounts/get" },
      );
    const short = await wait(7);
    expect(short.reading.outcome === "ok" && short.reading.retries?.[0]?.waitedMs).toBe(7000);
    const long = await wait(600);
    expect(failureOf(long.reading)).toBe("rate-limited");
    expect(long.source.requests).toHaveLength(1);
  });

  test("give up in the end, with the last failure", async () => {
    const { reading, source } = await read(
      { "/accounts/get": { failure: "rate-limited" } },
      { endpoint: "/accounts/get" },
    );
    expect(failureOf(reading)).toBe("rate-limited");
    expect(source.requests).toHaveLength(3);
  });

  test.each(["item-login-required", "invalid-keys", "timed-out", "unreachable", "malformed-answer"] as const)(
    "do not follow %s",
    async (failure) => {
      const { source } = await read({ "/accounts/get": { failure } }, { endpoint: "/accounts/get" });
      expect(source.requests).toHaveLength(1);
    },
  );

  test("never repeat an evaluation", async () => {
    const { source } = await read(
      { "/signal/evaluate": { failure: "plaid-error" } },
      {
        endpoint: "/signal/evaluate",
        evaluate: { accountId: "a", amount: 1, rulesetKey: null, clientTransactionId: "t" },
      },
    );
    expect(source.requests).toHaveLength(1);
  });

  test("wait for the first transactions and say so", async () => {
    const { reading, progress } = await read(
      {
        "/transactions/get": [
          { failure: "product-not-ready" },
          { body: { accounts: [], transactions: [], total_transactions: 0 } },
        ],
      },
      { endpoint: "/transactions/get" },
    );
    expect(reading.outcome).toBe("ok");
    expect(progress.map((each) => each.waitingFor)).toContain("product-not-ready");
  });

  test("wait for /transactions/sync, which says that it is not ready in an answer without rows", async () => {
    const notReady = { ...syncBody({ next: "", more: false }), transactions_update_status: "NOT_READY" };
    const ready = { body: syncBody({ added: [rowBody("a", 1)], next: "c", more: false }) };
    const first = await read({ "/transactions/sync": [{ body: notReady }, ready] }, { endpoint: "/transactions/sync" });
    expect(first.reading).toMatchObject({
      outcome: "ok",
      attempts: 2,
      transactions: { rows: [{ transactionId: "a" }] },
    });
    expect(first.progress.map((each) => each.waitingFor)).toContain("product-not-ready");
    const never = await read({ "/transactions/sync": { body: notReady } }, { endpoint: "/transactions/sync" });
    expect(never.reading).toMatchObject({ outcome: "ok", attempts: 5, transactions: { updateStatus: "NOT_READY" } });
  });

  test("stay within the allowance", async () => {
    const { reading, source } = await read(
      { "/accounts/get": { failure: "rate-limited" } },
      { endpoint: "/accounts/get", allowance: 2 },
    );
    expect(source.requests).toHaveLength(2);
    expect(failureOf(reading)).toBe("rate-limited");
  });

  test.each([
    ["/accounts/get", "rate-limited", "ACCOUNTS_LIMIT", true],
    ["/accounts/get", "rate-limited", "CREDITS_EXHAUSTED", false],
    ["/accounts/get", "rate-limited", "TRIAL_CONNECTION_LIMIT", false],
    ["/accounts/get", "rate-limited", "A_LIMIT_OF_TOMORROW", true],
    ["/transactions/get", "product-not-ready", "PRODUCT_NOT_READY", true],
    // Its micro-deposits take one to two days.
    ["/auth/get", "product-not-ready", "PRODUCT_NOT_READY", false],
  ] as const)("of %s after %s (%s) are made only where waiting ends it", (endpoint, reason, errorCode, isRetried) => {
    const words = { errorType: "", errorMessage: "", displayMessage: null, documentationUrl: null, httpStatus: 429 };
    const failure = { reason, requestId: null, provider: { ...words, errorCode } };
    expect(retryDelay({ endpoint, failure, attempt: 1, jitter: 0 }) !== null).toBe(isRetried);
  });

  test("jitter at most half of each wait away", () => {
    const failure = { reason: "rate-limited", requestId: null } as const;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 2 }), (jitter, attempt) => {
        const wait = retryDelay({ endpoint: "/accounts/get", failure, attempt, jitter });
        expect(wait).toBeGreaterThanOrEqual(250 * 2 ** attempt);
        expect(wait).toBeLessThanOrEqual(500 * 2 ** attempt);
      }),
    );
  });
});

describe("the pages of /transactions/sync", () => {
  const pages = [
    { body: syncBody({ added: [rowBody("a", 1), rowBody("b", 2)], next: "c1", more: true }) },
    {
      body: syncBody({
        added: [rowBody("c", 3)],
        modified: [rowBody("a", 9)],
        removed: ["b"],
        next: "c2",
        more: false,
      }),
    },
  ];

  test("are read to the end and become one set of rows", async () => {
    const { reading, source, progress } = await read(
      { "/transactions/sync": pages },
      { endpoint: "/transactions/sync" },
    );
    if (reading.outcome !== "ok") throw new Error("failed");
    expect(reading.transactions?.pages).toBe(2);
    expect(reading.transactions?.rows.map((row) => [row.transactionId, row.amount])).toEqual([
      ["a", 9],
      ["c", 3],
    ]);
    expect(reading.latencyMs).toBe(20);
    expect(source.requests.map((request) => request.cursor)).toEqual([undefined, "c1"]);
    // The last page is no progress of its own: the reading comes in the same moment.
    expect(progress.map((each) => each.pages)).toEqual([0, 1]);
  });

  test("start over from the first cursor when transactions changed meanwhile", async () => {
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error("no pages");
    const { reading, source } = await read(
      { "/transactions/sync": [first, { failure: "sync-mutated" }, first, second] },
      { endpoint: "/transactions/sync" },
    );
    expect(reading).toMatchObject({ outcome: "ok", attempts: 2 });
    expect(source.requests.map((request) => request.cursor)).toEqual([undefined, "c1", undefined, "c1"]);
  });

  test("end where a cursor stands still", async () => {
    const { source } = await read(
      { "/transactions/sync": { body: syncBody({ next: "c1", more: true }) } },
      { endpoint: "/transactions/sync" },
    );
    expect(source.requests).toHaveLength(2);
  });

  test("stop at the allowance", async () => {
    let count = 0;
    const endless = () => ({ body: syncBody({ next: `c${++count}`, more: true }) });
    const { reading, source } = await read(
      { "/transactions/sync": endless },
      { endpoint: "/transactions/sync", allowance: 5 },
    );
    expect(source.requests).toHaveLength(5);
    expect(failureOf(reading)).toBe("budget-spent");
  });
});

test("/transactions/get is read by offset", async () => {
  const page = (ids: readonly string[]) => ({
    body: { accounts: [], transactions: ids.map((id) => rowBody(id, 1)), total_transactions: 3 },
  });
  const { reading, source } = await read(
    { "/transactions/get": [page(["a", "b"]), page(["c"])] },
    { endpoint: "/transactions/get" },
  );
  expect(reading.outcome === "ok" && reading.transactions?.rows).toHaveLength(3);
  expect(source.requests.map((request) => request.offset)).toEqual([undefined, 2]);
  expect(source.requests[0]).toMatchObject({ startDate: "2025-12-01", endDate: "2026-03-02", count: 500 });
});

test("valid JSON of the wrong shape is a failed reading with the request id", async () => {
  const { reading } = await read({ "/accounts/get": { body: { accounts: "none" } } }, { endpoint: "/accounts/get" });
  expect(reading).toMatchObject({
    outcome: "failed",
    failure: { reason: "malformed-answer", requestId: "request-1", detail: "accounts is not an array" },
  });
});

describe("a cancel", () => {
  test("ends a call that never answers, at once", async () => {
    const { reading, clock } = await read({ "/accounts/get": "never" }, { endpoint: "/accounts/get" }, 700);
    expect(failureOf(reading)).toBe("cancelled");
    expect(clock.monotonic()).toBe(700);
    expect(clock.pending).toBe(0);
  });

  test("ends a wait between attempts", async () => {
    const { reading, clock } = await read(
      { "/accounts/get": { failure: "rate-limited" } },
      { endpoint: "/accounts/get" },
      200,
    );
    expect(failureOf(reading)).toBe("cancelled");
    expect(clock.monotonic()).toBe(200);
  });
});

test("accounts are filtered where an endpoint can be asked for some", async () => {
  const accountIds = ["checking"];
  const asked = async (endpoint: ReadInput["endpoint"]) =>
    (await read({}, { endpoint, accountIds })).source.requests[0]?.accountIds;
  expect(await asked("/accounts/balance/get")).toEqual(accountIds);
  expect(await asked("/transactions/sync")).toBeUndefined();
});
