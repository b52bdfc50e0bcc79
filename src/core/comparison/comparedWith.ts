import { endpointEntry } from "../endpoint/catalogue.ts";
import { callTimesOf } from "../reading/callTimes.ts";
import { inTimeOrder } from "../reading/inTimeOrder.ts";
import { nextRealTime } from "../reading/nextRealTime.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import type { Comparison } from "./comparison.ts";

/** True for a response with balances that others can be measured against. */
export function isMeasurable(reading: Reading): reading is OkReading {
  return reading.outcome === "ok" && reading.accounts.length > 0 && !endpointEntry(reading.endpoint).isAlwaysNull;
}

/**
 * Finds the real-time response that a cached one is measured against, as in the findings: the next one after it
 * (`nextRealTime`), and for those after all of them the last. Null without any.
 */
export function realTimeFor(comparison: Comparison): (cached: OkReading) => OkReading | null {
  const answered = comparison.readings.filter(isMeasurable).filter(({ kind }) => kind === "real-time");
  const [only] = answered;
  if (answered.length < 2) return () => only ?? null;
  const times = callTimesOf(comparison);
  const known = new Set<Reading>(answered);
  const realTimes = inTimeOrder(comparison, times).filter((each): each is OkReading => known.has(each));
  return (cached) => nextRealTime(cached, realTimes, times) ?? realTimes.at(-1) ?? null;
}

/**
 * What each response is measured against: the baseline that a person chose; else a cached one against its own real-time
 * response, and all others against the baseline.
 */
export function comparedWith(
  comparison: Comparison,
  baseline: OkReading | null,
  isChosen: boolean,
): (reading: Reading) => OkReading | null {
  if (isChosen || baseline?.kind !== "real-time") return () => baseline;
  const ownOf = realTimeFor(comparison);
  return (reading) => (reading.kind === "cached" && reading.outcome === "ok" ? ownOf(reading) : baseline);
}
