import type { Pass } from "../reading/reading.ts";
import type { IdentifiedBody } from "./body/identifyBody.ts";

/** The steps a saved answer can belong to, in their order. */
export const savedPassOrder: readonly Pass[] = ["cached", "evaluated", "real-time", "cached-again", "single"];

/**
 * The step each answer would have had in a comparison. A cached answer counts as read after the real-time one only when
 * both times are known and say so. The first real-time call that was answered is the one to compare with; others stand
 * alone, in the order of time.
 */
export function savedPasses(identified: readonly IdentifiedBody[]): readonly Pass[] {
  const isRealTime = (each: IdentifiedBody): boolean => each.endpoint === "/accounts/balance/get";
  const first = firstRealTime(identified.filter(isRealTime));
  const firstAt = first === undefined ? Number.NaN : timeOf(first);
  return identified.map((each): Pass => {
    if (isRealTime(each)) return each === first ? "real-time" : "single";
    if (each.endpoint === "/signal/evaluate") return "evaluated";
    return timeOf(each) > firstAt ? "cached-again" : "cached";
  });
}

/** The first that was answered, else the first of all; those without a time stand before those with one. */
function firstRealTime(realTimes: readonly IdentifiedBody[]): IdentifiedBody | undefined {
  const timed = realTimes.map((each) => ({ each, at: timeOf(each) || 0 }));
  const inOrder = timed.sort((left, right) => left.at - right.at).map(({ each }) => each);
  return inOrder.find(({ isError }) => !isError) ?? inOrder[0];
}

/** ms since the epoch; NaN where nobody kept the time, which is neither before nor after any other. */
function timeOf({ startedAt }: IdentifiedBody): number {
  return startedAt === undefined ? Number.NaN : Date.parse(startedAt);
}
