import { expect, test } from "vitest";
import { accountCalls } from "../../../../src/core/timeline/accountCalls.ts";
import { callsOnly } from "../../../../src/core/timeline/callsOnly.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading, okReading, signalFacts } from "../../../builders/comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, serverNow } from "../../../builders/times.ts";

const subject = { itemId: "item-1", accountId: "checking", now: serverNow };

const world = {
  cached: [checking({ available: 100, current: 120 }), savings({ current: 7 })],
  realTime: [checking({ available: 80, current: 120 })],
  evaluation: { signal: signalFacts({ result: "REROUTE" }), available: 80, current: 120 },
};

test("each call that returned a number of the account is a mark, with when the number can be of", () => {
  const { account, unit, calls } = accountCalls(comparisonOf(world), "checking");
  expect(account).toMatchObject({ name: "Checking", mask: "0000", type: "depository" });
  expect(unit).toEqual({ currency: "USD", isUnofficial: false });
  const marks = calls.map(({ mark }) => [mark.endpoint, mark.kind, mark.available, mark.current, mark.decision]);
  expect(marks).toEqual([
    ["/accounts/get", "cached", 100, 120, null],
    ["/signal/evaluate", "evaluated", 80, 120, "REROUTE"],
    ["/accounts/balance/get", "real-time", 80, 120, null],
    ["/accounts/get", "cached", 80, 120, null],
  ]);
  const [cached, , live] = calls;
  expect(cached?.mark.asOf?.from).toBe(hoursAgo(5));
  expect(Date.parse(live?.mark.asOf?.to ?? "") - Date.parse(live?.mark.asOf?.from ?? "")).toBeLessThan(5000);
  expect(cached).toMatchObject({ requestId: "request-1", mark: { comparisonId: "comparison-1", failed: null } });
  expect(accountCalls(comparisonOf(world), "savings").calls.map(({ mark }) => mark.endpoint)).toEqual([
    "/accounts/get",
  ]);
  expect(accountCalls(comparisonOf(world), "nobody").calls).toEqual([]);
});

test("a call that failed is a mark of every account it was about", () => {
  const failed = failedReading("real-time", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED");
  const ofSavings = {
    ...failedReading("single", "/accounts/balance/get", "timed-out"),
    id: "single",
    sent: { accountIds: ["savings"], minLastUpdatedDatetime: null },
  };
  const evaluation = failedReading("evaluated", "/signal/evaluate", "plaid-error", "INTERNAL_SERVER_ERROR");
  const comparison = comparisonOf({ cached: world.cached, realTime: failed, more: [ofSavings, evaluation] });
  const failures = (accountId: string) =>
    accountCalls(comparison, accountId).calls.flatMap(({ mark }) => (mark.failed === null ? [] : [mark.failed]));
  expect(failures("checking")).toEqual(["ITEM_LOGIN_REQUIRED"]);
  expect(failures("savings")).toEqual(["ITEM_LOGIN_REQUIRED", "timed-out"]);
});

test("answers without balances are no marks, and an answer whose time nobody kept has none of its own", () => {
  const nulls = okReading("cached", "/identity/match", [checking({})]);
  const undated = okReading("cached", "/auth/get", [checking({ current: 5 })], {
    ...{ serverTime: null, notRecorded: ["startedAt", "latencyMs"] },
  });
  const comparison = { ...comparisonOf({ more: [nulls, undated] }), origin: "saved" as const };
  expect(accountCalls(comparison, "checking").calls).toEqual([]);
  const dated = okReading("cached", "/auth/get", [checking({ current: 5, lastUpdatedDatetime: minutesAgo(9) })], {
    ...{ serverTime: null, notRecorded: ["startedAt", "latencyMs"] },
  });
  const { calls } = accountCalls({ ...comparisonOf({ more: [dated] }), origin: "saved" }, "checking");
  expect(calls.map(({ mark }) => mark.at)).toEqual([minutesAgo(9)]);
});

test("without a ledger there are marks alone, over all comparisons, and nothing where there are none", () => {
  const later = accountCalls(comparisonOf(world), "checking");
  const earlier = accountCalls(
    {
      ...comparisonOf({
        more: [okReading("single", "/auth/get", [checking({ current: 9 })], { serverTime: daysAgo(2) })],
      }),
      id: "comparison-0",
    },
    "checking",
  );
  const line = callsOnly([later, earlier], subject);
  expect(line).toMatchObject({
    ...{ itemId: "item-1", accountId: "checking", name: "Checking", mask: "0000", type: "depository" },
    ...{ bank: [], copies: [], troubles: [], unit: { currency: "USD" }, to: expect.any(String) },
  });
  const times = line?.calls.map(({ at }) => Date.parse(at)) ?? [];
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(line?.calls[0]).toMatchObject({ at: daysAgo(2), comparisonId: "comparison-0" });
  expect(Date.parse(line?.from ?? "")).toBeLessThanOrEqual(Date.parse(daysAgo(2)));
  expect(callsOnly([], subject)).toBeNull();
  expect(callsOnly([accountCalls(comparisonOf({}), "checking")], subject)).toBeNull();
});

test("no mark lies after the present, whatever this machine's clock says", () => {
  const line = callsOnly([accountCalls(comparisonOf(world), "checking")], { ...subject, now: daysAgo(30) });
  expect(Date.parse(line?.now ?? "")).toBeGreaterThanOrEqual(Date.parse(line?.calls.at(-1)?.at ?? ""));
});

test("saved responses end with their last call, however long ago that was", () => {
  const line = callsOnly([accountCalls(comparisonOf(world), "checking")], { ...subject, now: null });
  expect(line?.now).toBe(line?.to);
});
