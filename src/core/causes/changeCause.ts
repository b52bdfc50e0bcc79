import { hasSubscription } from "../age/hasSubscription.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { isSameMoney } from "../money/money.ts";
import { sharedUnit } from "../reading/balances.ts";
import { sameNumbers } from "../reading/evaluatedNumber.ts";
import type { OkReading } from "../reading/reading.ts";
import { type AnswerChange, isLater, showSame } from "./answerChanges.ts";
import type { Codes } from "./cause.ts";
import { stampsAround } from "./updateStamps.ts";

/** The sixth code, `cache-moved-later`, is also the cause of two copies that differ: see `cachedCopies`. */
export const codes: Codes = {
  "written-through": { no: 20, most: "likely", settledBy: "read-stamps" },
  "cache-moved-at-evaluation": { no: 20, most: "possible", settledBy: "evaluate-again" },
  "cache-updated-meanwhile": { no: 31, most: "likely", settledBy: "read-stamps" },
  "cache-moved-without-stamp": { no: 31, most: "possible", settledBy: "read-stamps" },
  "bank-moved-between-calls": { no: 33, most: "likely", settledBy: "refresh-transactions" },
};

export type ChangeCause = Pick<DraftFinding, "code" | "variant" | "certainty">;

/** Calls that began after the first answer of a change and ended before the second. */
function between(
  { times }: Evidence,
  readings: readonly OkReading[],
  { left, right }: AnswerChange,
): readonly OkReading[] {
  const places = times.placesIn(readings);
  return readings
    .slice(places.after(left), places.endOfBefore(right))
    .filter((reading) => times.orderOf(left, reading) === "before" && times.orderOf(reading, right) === "before");
}

/**
 * True where the later answer gives the numbers of a real-time call in between, the limit included, and the earlier one
 * does not.
 */
function showsLive(evidence: Evidence, { left, right, accountId }: AnswerChange, live: OkReading): boolean {
  const [now, bank] = [evidence.shown(right, accountId), evidence.shown(live, accountId)];
  if (now === undefined || bank === undefined || !sameNumbers(now.balances, bank.balances)) return false;
  return showSame(evidence, right, live, accountId) && !showSame(evidence, left, live, accountId);
}

/** True where the copy had this number right after the evaluation already, before the real-time call. */
function wasSoAfterEvaluation(evidence: Evidence, change: AnswerChange): boolean {
  const reread = evidence.afterEvaluation;
  if (reread === null) return false;
  const [now, then] = [evidence.shown(change.right, change.accountId), evidence.shown(reread, change.accountId)];
  const before = evidence.cachedBefore.find(({ pass, endpoint }) => pass === "cached" && endpoint === "/accounts/get");
  const first = before && evidence.shown(before, change.accountId);
  const unit = now && then && sharedUnit(now.balances, then.balances);
  if (now === undefined || then === undefined || first === undefined || unit === null || unit === undefined)
    return false;
  const same = (one: number | null | undefined, other: number | null | undefined): boolean =>
    typeof one !== "number" || typeof other !== "number" || isSameMoney(one, other, unit);
  const isSame =
    same(now.balances.available, then.balances.available) && same(now.balances.current, then.balances.current);
  const hadMoved =
    !same(first.balances.available, then.balances.available) || !same(first.balances.current, then.balances.current);
  return isSame && hadMoved;
}

/** True where `/accounts/get` right after the evaluation still gave the numbers from before it. */
function didNothing(evidence: Evidence, { accountId, right }: AnswerChange): boolean {
  const reread = evidence.afterEvaluation;
  const before = evidence.cachedBefore.find(({ pass, endpoint }) => pass === "cached" && endpoint === "/accounts/get");
  if (reread === null || before === undefined || right === reread) return false;
  return showSame(evidence, before, reread, accountId);
}

/** Why an endpoint's number changed between two calls, and how certain that is. */
export function changeCause(evidence: Evidence, change: AnswerChange): ChangeCause {
  const live = between(evidence, evidence.realTimes, change);
  const stamps = stampsAround(evidence, change);
  const evaluations = didNothing(evidence, change) ? [] : between(evidence, evidence.evaluated, change);
  const isSure = isLater(evidence, change.left, change.right);
  if (change.right.kind === "real-time") {
    // Capital One answers from a copy, whose number may have changed long before.
    const isLive = [change.left, change.right].every(
      (reading) => evidence.asOf(reading, change.accountId).provenance === "measured",
    );
    return { code: "bank-moved-between-calls", certainty: isSure && isLive ? "likely" : "possible" };
  }
  if (wasSoAfterEvaluation(evidence, change) || (live.length === 0 && evaluations.length > 0)) {
    return { code: "cache-moved-at-evaluation", certainty: "possible" };
  }
  const wroteThrough = live.some((reading) => showsLive(evidence, change, reading));
  if (wroteThrough) {
    // An Item without stamps: the calls of a run are seconds apart, and nothing else is known to refresh an Item
    // without a product that is updated in the background.
    const isRare = evidence.comparison.origin !== "saved" || !hasSubscription(evidence.products);
    const isStill = stamps === "stood-still" || (stamps === "none" && isRare);
    const isAlone = isSure && isStill && evaluations.length === 0;
    return { code: "written-through", variant: stamps, certainty: isAlone ? "likely" : "possible" };
  }
  if (stamps === "moved") return { code: "cache-updated-meanwhile", certainty: isSure ? "likely" : "possible" };
  return { code: stamps === "stood-still" ? "cache-moved-without-stamp" : "cache-moved-later", certainty: "possible" };
}
