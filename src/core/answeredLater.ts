import { type CallTimes, callTimesOf } from "./callTimes.ts";
import type { Comparison } from "./comparison.ts";
import type { FailedReading, OkReading, Sent } from "./reading.ts";

/**
 * The first answer of the same call after a failed one; null when there is none, or when no time and no step tells that
 * one came later. The same call: the same endpoint, and where both requests are known the same accounts.
 */
export function answeredLater(
  comparison: Comparison,
  failed: FailedReading,
  times: CallTimes = callTimesOf(comparison),
): OkReading | null {
  const isLater = (reading: Comparison["readings"][number]): reading is OkReading =>
    reading.outcome === "ok" &&
    reading.endpoint === failed.endpoint &&
    asksTheSame(failed.sent, reading.sent) &&
    times.orderOf(failed, reading) === "before";
  return comparison.readings.find(isLater) ?? null;
}

function asksTheSame(left: Sent | undefined, right: Sent | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  const accountOf = (sent: Sent): string =>
    sent.evaluate?.accountId ?? (sent.accountIds === null ? "every account" : sent.accountIds.toSorted().join(" "));
  return accountOf(left) === accountOf(right);
}
