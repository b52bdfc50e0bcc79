import type { Age } from "../age/age.ts";
import { ageLookup } from "../age/ageLookup.ts";
import { worstAge } from "../age/worstAge.ts";
import type { Failure } from "../failure/errors.ts";
import { oncePer } from "../oncePer.ts";
import { callTimesOf } from "../reading/callTimes.ts";
import type { OkReading } from "../reading/reading.ts";
import { realTimeFor } from "./comparedWith.ts";
import type { Comparison } from "./comparison.ts";
import { type Difference, differenceFrom } from "./differenceFrom.ts";

/** By how much a cached number of one account is off: cached minus real-time, in the currency of both (null: none named). */
export interface GapAmount {
  readonly value: number;
  readonly currency: string | null;
}

/** A short summary of an Item's comparison. */
export type ItemGap =
  /** `widest` is null where every number that both have matches. */
  | {
      readonly kind: "read";
      readonly widest: GapAmount | null;
      /** By account id, of available, else of current where available is missing; accounts without a difference have none. */
      readonly gaps: ReadonlyMap<string, GapAmount>;
      /** How old the cached answer was, its oldest balance. */
      readonly age: Age | null;
    }
  /** There is no real-time balance, so the cached one cannot be judged. */
  | { readonly kind: "no-live-balance"; readonly failure: Failure };

/**
 * The gap between the cached response with the most accounts and the real-time one read after it: of `available`, else of
 * `current`. Null where the comparison has no such pair and no failed real-time call, as after a single call; a call that
 * failed later takes nothing away from a pair.
 */
export function itemGapOf(comparison: Comparison): ItemGap | null {
  const { readings } = comparison;
  const realTimes = readings.filter(({ kind, outcome }) => kind === "real-time" && outcome !== "skipped");
  const live = realTimes.findLast(({ outcome }) => outcome === "ok") ?? realTimes.at(-1);
  if (live === undefined) return null;
  if (live.outcome === "failed") {
    return live.failure.reason === "cancelled" ? null : { kind: "no-live-balance", failure: live.failure };
  }
  const before = fullestCached(readings);
  if (live.outcome !== "ok" || before === null) return null;
  const ownOf = realTimeFor(comparison);
  const { orderOf } = callTimesOf(comparison);
  const differences = oncePer(differenceFrom);
  const gaps = new Map<string, GapAmount>();
  let widest: GapAmount | null = null;
  let compared = 0;
  for (const { accountId } of before.accounts) {
    const own = ownOf(before, accountId);
    // "Too high" says that the bank's number is the newer one.
    if (own === null || orderOf(before, own) !== "before") continue;
    const difference = differences(own);
    const [available, current] = [difference(before, accountId, "available"), difference(before, accountId, "current")];
    const shown = available.kind === "not-comparable" ? current : available;
    if (shown.kind === "not-comparable") continue;
    compared += 1;
    if (shown.kind === "differs") gaps.set(accountId, amountOf(shown));
    const differing = shown.kind === "differs" ? shown : current;
    if (differing.kind === "differs") widest = wider(widest, amountOf(differing));
  }
  if (compared === 0) return null;
  return { kind: "read", widest, gaps, age: worstAge(comparison, before, ageLookup(comparison)) };
}

/** The cached response with the most accounts: a product's endpoint omits some. */
function fullestCached(readings: Comparison["readings"]): OkReading | null {
  let most: OkReading | null = null;
  for (const reading of readings) {
    if (reading.outcome !== "ok" || reading.pass !== "cached" || reading.kind !== "cached") continue;
    if (reading.accounts.length > (most?.accounts.length ?? 0)) most = reading;
  }
  return most;
}

function amountOf({ value, currency }: Extract<Difference, { kind: "differs" }>): GapAmount {
  return { value, currency };
}

function wider(known: GapAmount | null, other: GapAmount): GapAmount {
  return known !== null && Math.abs(known.value) >= Math.abs(other.value) ? known : other;
}
