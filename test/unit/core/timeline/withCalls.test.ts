import { expect, test } from "vitest";
import { accountCalls } from "../../../../src/core/timeline/accountCalls.ts";
import { type LedgerTimeline, type LoggedCall, withCalls } from "../../../../src/core/timeline/withCalls.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, okReading } from "../../../builders/comparison.ts";
import { serverNow } from "../../../builders/times.ts";

const at = (ms: number) => new Date(Date.parse(serverNow) + ms).toISOString();
const hour = 3_600_000;

const call = (change: Partial<LoggedCall>): LoggedCall => ({
  ...{ at: at(0), endpoint: "/accounts/get", status: 200, requestId: "another", errorCode: null },
  ...change,
});

const line = (logged: readonly LoggedCall[]): LedgerTimeline => ({
  ...{ itemId: "item-1", accountId: "checking", name: "Checking", mask: "0000", type: "depository" },
  ...{ unit: { currency: "USD", isUnofficial: false }, from: at(-9 * hour), to: at(hour), now: at(hour) },
  bank: [{ at: at(-9 * hour), available: 1, current: 1, change: "opening", name: null, amount: null }],
  copies: [
    { at: at(-2 * hour), available: 50, current: 60, ledgerOf: at(-2 * hour), cause: "link", copy: "item" },
    { at: at(-hour), available: 1, current: 1, ledgerOf: at(-hour), cause: "link", copy: "transactions" },
    { at: at(0), available: 40, current: 60, ledgerOf: at(0), cause: "balance-get", copy: "item" },
  ],
  ...{ troubles: [], nextRefreshAt: null, realTimeLagMs: 0, leftOut: 0, begunAt: null },
  logged,
});

test("a call of a comparison stands at the exact moment of the log, and is told once", () => {
  const reading = okReading("cached", "/accounts/get", [checking({ available: 50, current: 60 })], {
    requestId: "ours",
  });
  const { calls } = accountCalls(comparisonOf({ more: [reading] }), "checking");
  const timeline = withCalls(line([call({ at: at(340), requestId: "ours" })]), calls);
  expect(timeline.calls).toMatchObject([{ at: at(340), readingId: reading.id, available: 50 }]);
  expect(timeline).not.toHaveProperty("logged");
});

test("calls of other programs are marks without a comparison, with what the copy tells of their answers", () => {
  const { calls } = withCalls(
    line([
      call({ at: at(-30 * 60_000) }),
      call({ at: at(20), endpoint: "/accounts/balance/get" }),
      call({ at: at(30), endpoint: "/signal/evaluate" }),
      call({ at: at(40), endpoint: "/item/get" }),
      call({ at: at(50), endpoint: "/accounts/balance/get", status: 400, errorCode: "INSTITUTION_DOWN" }),
      call({ at: at(60), status: 502 }),
      call({ at: at(70), status: 0 }),
      call({ at: at(hour), endpoint: "/accounts/balance/get" }),
    ]),
    [],
  );
  expect(calls.map((each) => [each.endpoint, each.kind, each.available, each.failed])).toEqual([
    ["/accounts/get", "cached", 50, null],
    ["/accounts/balance/get", "real-time", 40, null],
    ["/signal/evaluate", "evaluated", null, null],
    ["/accounts/balance/get", "real-time", null, "INSTITUTION_DOWN"],
    ["/accounts/get", "cached", null, "plaid-error"],
    ["/accounts/get", "cached", null, "connection-lost"],
    // It wrote nothing of this account: what it returned is not known.
    ["/accounts/balance/get", "real-time", null, null],
  ]);
  expect(calls.every(({ comparisonId, readingId }) => comparisonId === null && readingId === null)).toBe(true);
});

test("earlier pages and attempts of a reading are part of it", () => {
  const reading = okReading("cached", "/transactions/sync", [checking({ current: 60 })], {
    ...{ requestId: "last page", latencyMs: 800 },
    retries: [{ reason: "rate-limited", waitedMs: 5000 }],
  });
  const { calls } = accountCalls(comparisonOf({ more: [reading] }), "checking");
  const logged = [-7000, -5500, -400, 0].map((ms) => call({ at: at(ms), endpoint: "/transactions/sync" }));
  const marks = withCalls(line([...logged, call({ at: at(-400) })]), calls).calls;
  expect(marks.filter(({ comparisonId }) => comparisonId === null).map((mark) => [mark.at, mark.endpoint])).toEqual([
    [at(-400), "/accounts/get"],
  ]);
  const earlier = withCalls(line([call({ at: at(-9000), endpoint: "/transactions/sync" })]), calls).calls;
  expect(earlier.map(({ comparisonId }) => comparisonId)).toEqual([null, "comparison-1"]);
});
