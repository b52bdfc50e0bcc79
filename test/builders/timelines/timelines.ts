import type { BankStep, CallMark, CopyStep, Timeline } from "../../../src/core/timeline/timeline.ts";

/** A moment of the fixtures: so many hours before the comparison of `test/webview/support/fixtures.ts`. */
export const comparedAt = Date.parse("2026-03-10T14:03:21.482Z");
const hourMs = 3_600_000;

export function hoursAgo(hours: number): string {
  return new Date(comparedAt - hours * hourMs).toISOString();
}

export function bankStep(
  hours: number,
  available: number | null,
  current: number | null,
  more: Partial<BankStep> = {},
): BankStep {
  return { at: hoursAgo(hours), available, current, change: "posted", name: null, amount: null, ...more };
}

export function copyStep(
  hours: number,
  available: number | null,
  current: number | null,
  more: Partial<CopyStep> = {},
): CopyStep {
  const at = hoursAgo(hours);
  return { at, available, current, ledgerOf: at, cause: "background-transactions", copy: "item", ...more };
}

/** A call of the comparison of the fixtures, so many ms after its first. */
export function callMark(
  endpoint: CallMark["endpoint"],
  ms: number,
  available: number | null,
  more: Partial<CallMark> = {},
): CallMark {
  const kind =
    endpoint === "/accounts/balance/get" ? "real-time" : endpoint === "/signal/evaluate" ? "evaluated" : "cached";
  const at = new Date(comparedAt + ms).toISOString();
  const readingId = `${kind}:${endpoint}`;
  return {
    ...{ at, endpoint, kind, available, current: available, failed: null, asOf: null },
    ...{ comparisonId: "comparison-1", readingId },
    ...more,
  };
}

/** An account without a past; a test says what it is about. */
export function timelineOf(more: Partial<Timeline> = {}): Timeline {
  return {
    itemId: "item-local-7f3a91c2",
    accountId: "account-Tattersall Checking",
    name: "Tattersall Checking",
    mask: "0417",
    type: "depository",
    unit: { currency: "USD", isUnofficial: false },
    from: hoursAgo(24 * 90),
    to: hoursAgo(0),
    now: new Date(comparedAt + 6000).toISOString(),
    bank: [],
    copies: [],
    calls: [],
    troubles: [],
    nextRefreshAt: null,
    realTimeLagMs: 0,
    leftOut: 0,
    ...more,
  };
}

/** The calls of a comparison: cached, evaluated, real-time, cached again. */
export function comparedCalls(cached: number, live: number): readonly CallMark[] {
  const again = (endpoint: CallMark["endpoint"], ms: number) =>
    callMark(endpoint, ms, live, { readingId: `cached-again:${endpoint}` });
  return [
    callMark("/accounts/get", 120, cached),
    callMark("/identity/get", 131, cached),
    callMark("/transactions/sync", 143, cached),
    callMark("/signal/evaluate", 1525, live, { decision: "REROUTE" }),
    callMark("/accounts/balance/get", 3290, live),
    again("/accounts/get", 3420),
    again("/identity/get", 3431),
  ];
}

/** A daily refresh: the bank moves on, Plaid's copy follows once a day, and a comparison reads both. */
export function dailyRefresh(more: Partial<Timeline> = {}): Timeline {
  return timelineOf({
    bank: [
      bankStep(24 * 90, 2412.1, 2412.1, { change: "opening" }),
      bankStep(80, 2330.5, 2330.5, { name: "Ferry Pass", amount: 81.6 }),
      bankStep(57, 2152.3, 2152.3, { name: "Grocer", amount: 178.2 }),
      bankStep(30, 2105.07, 2152.3, { change: "pending", name: "Cinema", amount: 47.23 }),
      bankStep(20, 2059.89, 2107.12, { name: "Bakery", amount: 45.18 }),
      bankStep(14, 1975.77, 2059.89, { change: "pending", name: "Fuel", amount: 84.12 }),
      bankStep(5.2, 1899.02, 1983.14, { name: "Rail", amount: 76.75 }),
      bankStep(3.6, 1812.4, 1896.52, { name: "Market", amount: 86.62 }),
      bankStep(1.5, 1761.52, 1843.27, { change: "several" }),
    ],
    copies: [
      copyStep(24 * 45, 2412.1, 2412.1, { cause: "link" }),
      copyStep(56.7, 2152.3, 2152.3),
      copyStep(32.7, 2152.3, 2152.3),
      copyStep(8.7, 1975.77, 2059.89),
      copyStep(-3290 / hourMs, 1761.52, 1843.27, { cause: "balance-get" }),
    ],
    calls: comparedCalls(1975.77, 1761.52),
    nextRefreshAt: hoursAgo(-15.3),
    ...more,
  });
}
