import { asOfLookup } from "../age/asOf.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import { type MoneyUnit, unitOf } from "../reading/balances.ts";
import { answeredAtMs, isDated } from "../reading/callTimes.ts";
import type { FailedReading, OkReading, Reading } from "../reading/reading.ts";
import type { CallMark } from "./timeline.ts";

/** A call of a comparison as a mark, with what identifies it in a log of requests. */
export interface KnownCall {
  readonly mark: CallMark;
  readonly requestId: string | null;
  /** ms before the response in which its earlier pages and attempts lie; 0 for a single call. */
  readonly othersMs: number;
}

/** The calls that one comparison has of one account. */
export interface AccountCalls {
  /** Null when no response contains the account. */
  readonly account: KnownAccount | null;
  /** Null when no response gives its currency. */
  readonly unit: MoneyUnit | null;
  /** Oldest first. */
  readonly calls: readonly KnownCall[];
}

/**
 * The calls of a comparison that returned a balance of this account, or failed to: failed calls count unless their
 * request named other accounts. A call whose time was not recorded is placed at the latest moment that its balance can
 * be of; without such a bound it is left out.
 */
export function accountCalls(comparison: Comparison, accountId: string): AccountCalls {
  const asOfs = asOfLookup(comparison);
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

/** True for endpoints whose responses contain balances. */
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
  // The duration of an earlier attempt is not kept; the last one's is used as an estimate.
  return retries.reduce((sum, { waitedMs }) => sum + waitedMs + latencyMs, retries.length === 0 ? pages : latencyMs);
}
