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
  const timeOf = (each: IdentifiedBody): number => Date.parse(each.startedAt ?? "");
  const realTimes = identified.filter(isRealTime);
  const inOrder = realTimes.toSorted((left, right) => (timeOf(left) || 0) - (timeOf(right) || 0));
  const first = inOrder.find(({ isError }) => !isError) ?? inOrder[0];
  return identified.map((each): Pass => {
    if (isRealTime(each)) return each === first ? "real-time" : "single";
    if (each.endpoint === "/signal/evaluate") return "evaluated";
    return first !== undefined && timeOf(each) > timeOf(first) ? "cached-again" : "cached";
  });
}
