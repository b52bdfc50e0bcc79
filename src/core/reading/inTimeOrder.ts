import type { Comparison } from "../comparison/comparison.ts";
import { answerTime, type CallTimes } from "./callTimes.ts";
import type { Reading } from "./reading.ts";
import { inCanonicalOrder } from "./readingOrder.ts";

/**
 * The readings in the order of time. Calls made here have the order of their steps, saved responses that of their
 * times; undated ones come last, in an arbitrary order.
 */
export function inTimeOrder(comparison: Comparison, times: CallTimes): readonly Reading[] {
  const canonical = inCanonicalOrder(comparison.readings);
  if (comparison.origin !== "saved") return canonical;
  return canonical.toSorted((left, right) => {
    const [one, other] = [answerTime(times, left) || Infinity, answerTime(times, right) || Infinity];
    return one === other ? 0 : one - other;
  });
}
