import { type Age, ageLookup } from "../age/ageLookup.ts";
import { worstAge } from "../age/worstAge.ts";
import type { Failure } from "../failure/errors.ts";
import { oncePer } from "../oncePer.ts";
import { accountsById } from "../reading/accountsById.ts";
import { type CallTimes, callTimesOf } from "../reading/callTimes.ts";
import { isSameBalances } from "../reading/foldAlike.ts";
import type { OkReading } from "../reading/reading.ts";
import { isMeasurable, realTimeFor } from "./comparedWith.ts";
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
      /** True where the last single call of a kind, made later, gives an account other money than that real-time answer. */
      readonly hasChangedSince: boolean;
    }
  /** There is no real-time balance, so the cached one cannot be judged. */
  | { readonly kind: "no-live-balance"; readonly failure: Failure };

/**
 * How far the cached responses from before the real-time one are off: of `available`, else of `current`. `gaps` and `age` are
 * of the response with the most accounts; `widest` is of all of them, since a product's copy may differ where another
 * matches. Null where the comparison has no such pair and no failed real-time call, as after a single call; a call that
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
  const cached = readings.filter(
    (reading): reading is OkReading => isMeasurable(reading) && reading.pass === "cached" && reading.kind === "cached",
  );
  const [first] = cached;
  if (first === undefined) return null;
  // A product's endpoint omits some accounts.
  const fullest = cached.reduce((most, each) => (each.accounts.length > most.accounts.length ? each : most), first);
  const ownOf = realTimeFor(comparison);
  const { orderOf } = callTimesOf(comparison);
  const differences = oncePer(differenceFrom);
  const gaps = new Map<string, GapAmount>();
  let widest: GapAmount | null = null;
  const isChangedIn = laterChanges(comparison, orderOf);
  let hasChangedSince = false;
  let compared = 0;
  for (const reading of cached) {
    for (const { accountId } of reading.accounts) {
      const own = ownOf(reading, accountId);
      // "Too high" says that the bank's number is the newer one.
      if (own === null || orderOf(reading, own) !== "before") continue;
      const difference = differences(own);
      const [available, current] = [
        difference(reading, accountId, "available"),
        difference(reading, accountId, "current"),
      ];
      const shown = available.kind === "not-comparable" ? current : available;
      if (shown.kind === "not-comparable") continue;
      compared += 1;
      hasChangedSince ||= isChangedIn(own, accountId);
      if (shown.kind === "differs" && reading === fullest) gaps.set(accountId, amountOf(shown));
      const differing = shown.kind === "differs" ? shown : current;
      if (differing.kind === "differs") widest = wider(widest, amountOf(differing));
    }
  }
  if (compared === 0) return null;
  return { kind: "read", widest, gaps, age: worstAge(comparison, fullest, ageLookup(comparison)), hasChangedSince };
}

/** Whether the last single call of the bank or of the cache gives an account other money than a real-time answer before it. */
function laterChanges(
  { readings }: Comparison,
  orderOf: CallTimes["orderOf"],
): (live: OkReading, accountId: string) => boolean {
  const singles = readings.filter((each): each is OkReading => isMeasurable(each) && each.pass === "single");
  const accountsIn = oncePer<OkReading, ReturnType<typeof accountsById>>(accountsById);
  const lastOf = oncePer((accountId: string) =>
    (["real-time", "cached"] as const).flatMap(
      (kind) => singles.findLast((each) => each.kind === kind && accountsIn(each).has(accountId)) ?? [],
    ),
  );
  return (live, accountId) =>
    lastOf(accountId).some((later) => {
      const [one, other] = [live, later].map((each) => accountsIn(each).get(accountId));
      const isSame = one === undefined || other === undefined || isSameBalances(one.balances, other.balances);
      return !isSame && orderOf(live, later) === "before";
    });
}

function amountOf({ value, currency }: Extract<Difference, { kind: "differs" }>): GapAmount {
  return { value, currency };
}

function wider(known: GapAmount | null, other: GapAmount): GapAmount {
  return known !== null && Math.abs(known.value) >= Math.abs(other.value) ? known : other;
}
