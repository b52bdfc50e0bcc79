import type { AccountCalls } from "./accountCalls.ts";
import type { Timeline } from "./timeline.ts";

/**
 * The time line of an account whose bank nobody can look into (Plaid Sandbox, saved responses): each known number is a
 * mark with the moments that it can be of, and nothing is known between marks. Null where there is no mark.
 * @param known what each comparison knows, the newest first
 * @param now the clock of the answers, ISO 8601
 */
export function callsOnly(
  known: readonly AccountCalls[],
  subject: { readonly itemId: string; readonly accountId: string; readonly now: string },
): Timeline | null {
  const calls = known.flatMap((each) => each.calls.map(({ mark }) => mark)).toSorted(byTime);
  const moments = calls.flatMap(({ at, asOf }) => [at, asOf?.from ?? at]).map((at) => Date.parse(at));
  if (moments.length === 0) return null;
  const account = known.find((each) => each.account !== null)?.account;
  const last = Math.max(...moments);
  return {
    itemId: subject.itemId,
    accountId: subject.accountId,
    name: account?.name ?? "",
    mask: account?.mask ?? null,
    type: account?.type ?? "",
    unit: known.find(({ unit }) => unit !== null)?.unit ?? { currency: null, isUnofficial: false },
    from: new Date(Math.min(...moments)).toISOString(),
    to: new Date(last).toISOString(),
    // Answers may be of a machine whose clock is ahead of this one.
    now: new Date(Math.max(last, Date.parse(subject.now))).toISOString(),
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
