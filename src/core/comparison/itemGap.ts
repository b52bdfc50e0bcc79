import type { Age } from "../age/age.ts";
import { ageLookup } from "../age/ageLookup.ts";
import { worstAge } from "../age/worstAge.ts";
import type { Failure } from "../failure/errors.ts";
import type { OkReading } from "../reading/reading.ts";
import { realTimeFor } from "./comparedWith.ts";
import type { Comparison } from "./comparison.ts";
import { differenceFrom } from "./differenceFrom.ts";

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
      /** By account id; accounts without a difference have none. */
      readonly gaps: ReadonlyMap<string, GapAmount>;
      /** How old the cached answer was, its oldest balance. */
      readonly age: Age | null;
    }
  /** There is no real-time balance, so the cached one cannot be judged. */
  | { readonly kind: "no-live-balance"; readonly failure: Failure };

/**
 * The gap between the cached response with the most accounts and the real-time one read after it: of `available` where
 * both have it, else of `current`. Null where the comparison has no such pair and no failed real-time call, as after a
 * single call.
 */
export function itemGapOf(comparison: Comparison): ItemGap | null {
  const { readings } = comparison;
  const live = readings.findLast(({ kind, outcome }) => kind === "real-time" && outcome !== "skipped");
  if (live === undefined) return null;
  if (live.outcome === "failed") {
    return live.failure.reason === "cancelled" ? null : { kind: "no-live-balance", failure: live.failure };
  }
  const before = fullestCached(readings);
  if (live.outcome !== "ok" || before === null) return null;
  const difference = differenceFrom(realTimeFor(comparison)(before) ?? live);
  const gaps = new Map<string, GapAmount>();
  let compared = 0;
  for (const { accountId } of before.accounts) {
    const fields = [difference(before, accountId, "available"), difference(before, accountId, "current")];
    const comparable = fields.find(({ kind }) => kind !== "not-comparable");
    if (comparable === undefined) continue;
    compared += 1;
    if (comparable.kind === "differs") gaps.set(accountId, { value: comparable.value, currency: comparable.currency });
  }
  if (compared === 0) return null;
  return { kind: "read", widest: widestOf(gaps), gaps, age: worstAge(comparison, before, ageLookup(comparison)) };
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

function widestOf(gaps: ReadonlyMap<string, GapAmount>): GapAmount | null {
  let widest: GapAmount | null = null;
  for (const gap of gaps.values()) {
    if (widest === null || Math.abs(gap.value) > Math.abs(widest.value)) widest = gap;
  }
  return widest;
}
