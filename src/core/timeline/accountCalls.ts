import { asOfsOf } from "../age/asOf.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import { type MoneyUnit, unitOf } from "../reading/balances.ts";
import { answeredAtMs, callTimesOf, isDated } from "../reading/callTimes.ts";
import type { FailedReading, OkReading, Reading } from "../reading/reading.ts";
import type { CallMark } from "./timeline.ts";

/** A call of a comparison as a mark, and what tells it from others in a log of requests. */
export interface KnownCall {
  readonly mark: CallMark;
  readonly requestId: string | null;
  /** ms before its answer in which its other pages and attempts lie; 0 where it was one call. */
  readonly othersMs: number;
}

/** What one comparison knows of one account. */
export interface AccountCalls {
  /** Null where no answer names it. */
  readonly account: KnownAccount | null;
  /** Null where no answer has a currency of it. */
  readonly unit: MoneyUnit | null;
  /** Oldest first. */
  readonly calls: readonly KnownCall[];
}

/**
 * The calls of a comparison that returned a number of this account, or would have: those that failed, unless the request
 * named other accounts. One whose time nobody kept stands at the latest moment that its number can be of; where that is
 * open too, it is left out.
 */
export function accountCalls(comparison: Comparison, accountId: string): AccountCalls {
  const times = callTimesOf(comparison);
  const asOfs = asOfsOf(comparison, times);
  const calls = comparison.readings.filter(isCalled).flatMap((reading): readonly KnownCall[] => {
    const shown = reading.accounts.find((each) => each.accountId === accountId);
    if (shown === undefined && !isFailedFor(reading, accountId)) return [];
    const { earliest, latest } = asOfs(reading, accountId);
    const at = isDated(reading) ? new Date(answeredAtMs(reading)).toISOString() : latest;
    if (at === null) return [];
    const { endpoint, kind, id: readingId } = reading;
    const { available = null, current = null } = shown?.balances ?? {};
    const asOf = latest === null ? null : { from: earliest, to: latest };
    const failed = reading.outcome === "failed" ? failureOf(reading) : null;
    const decision = reading.outcome === "ok" ? (reading.signal?.result ?? null) : null;
    const mark = {
      at,
      endpoint,
      kind,
      available,
      current,
      failed,
      asOf,
      comparisonId: comparison.id,
      readingId,
      decision,
    };
    return [{ mark, requestId: reading.requestId, othersMs: othersMs(reading) }];
  });
  const balances = comparison.readings.flatMap(({ accounts }) =>
    accounts.flatMap((each) => (each.accountId === accountId ? unitOf(each.balances) : [])),
  );
  return {
    account: accountsOf(comparison).find((each) => each.accountId === accountId) ?? null,
    unit: balances.find(({ currency }) => currency !== null) ?? null,
    calls: calls.sort((one, other) => Date.parse(one.mark.at) - Date.parse(other.mark.at)),
  };
}

/** True for endpoints whose answers say what an account holds. */
export function returnsBalances(endpoint: EndpointPath): boolean {
  const { numbersAt, isAlwaysNull } = endpointEntry(endpoint);
  return numbersAt !== null && !isAlwaysNull;
}

function isCalled(reading: Reading): reading is OkReading | FailedReading {
  return reading.outcome !== "skipped" && returnsBalances(reading.endpoint);
}

function isFailedFor(reading: OkReading | FailedReading, accountId: string): boolean {
  if (reading.outcome !== "failed") return false;
  const named = reading.sent?.accountIds ?? null;
  return named === null ? reading.kind !== "evaluated" : named.includes(accountId);
}

function failureOf({ failure }: FailedReading): string {
  return failure.provider?.errorCode ?? failure.reason;
}

function othersMs({ endpoint, latencyMs, retries = [] }: OkReading | FailedReading): number {
  const pages = endpointEntry(endpoint).paging === "none" ? 0 : latencyMs;
  // How long an earlier attempt took is not kept: the last one tells the size of it.
  return retries.reduce((sum, { waitedMs }) => sum + waitedMs + latencyMs, retries.length === 0 ? pages : latencyMs);
}
