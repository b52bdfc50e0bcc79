import type { AccountCalls } from "./accountCalls.ts";
import type { Timeline } from "./timeline.ts";

/**
 * The time line of an account without a readable ledger (Plaid Sandbox, saved responses): each known balance is a mark
 * with the interval it is of, and nothing is known between marks. Null when there are no marks.
 * @param known the calls of each comparison, newest first
 * @param now the server's clock, ISO 8601; null for saved responses, which end with their last call
 */
export function callsOnly(
  known: readonly AccountCalls[],
  subject: { readonly itemId: string; readonly accountId: string; readonly now: string | null },
): Timeline | null {
  const calls = known.flatMap((each) => each.calls.map(({ mark }) => mark)).toSorted(byTime);
  const moments = calls.flatMap(({ at, asOf }) => [at, asOf?.from ?? at]).map((at) => Date.parse(at));
  if (moments.length === 0) return null;
  const account = known.find((each) => each.account !== null)?.account;
  // A log may have more calls than a function takes arguments.
  const [first, last] = moments.reduce<readonly [number, number]>(
    ([low, high], ms) => [Math.min(low, ms), Math.max(high, ms)],
    [Infinity, -Infinity],
  );
  return {
    itemId: subject.itemId,
    accountId: subject.accountId,
    name: account?.name ?? "",
    mask: account?.mask ?? null,
    type: account?.type ?? "",
    unit: known.find(({ unit }) => unit !== null)?.unit ?? { currency: null, isUnofficial: false },
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    // The server's clock may be ahead of this machine's.
    now: new Date(Math.max(last, subject.now === null ? last : Date.parse(subject.now))).toISOString(),
    bank: [],
    copies: [],
    calls,
    troubles: [],
    nextRefreshAt: null,
    realTimeLagMs: 0,
    leftOut: 0,
  };
}

function byTime(one: { readonly at: string }, other: { readonly at: string }): number {
  return Date.parse(one.at) - Date.parse(other.at);
}
