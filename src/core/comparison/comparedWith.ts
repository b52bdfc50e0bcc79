import { endpointEntry } from "../endpoint/catalogue.ts";
import { oncePer } from "../oncePer.ts";
import { oncePerObject } from "../oncePerObject.ts";
import { callTimesOf } from "../reading/callTimes.ts";
import { inTimeOrder } from "../reading/inTimeOrder.ts";
import { nextRealTime, showing } from "../reading/nextRealTime.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import type { Comparison } from "./comparison.ts";

/** True for a response with balances that others can be measured against. */
export function isMeasurable(reading: Reading): reading is OkReading {
  return reading.outcome === "ok" && reading.accounts.length > 0 && !endpointEntry(reading.endpoint).isAlwaysNull;
}

/** Finds what a response is measured against, of all accounts or of one. */
type RealTimeLookup = (reading: OkReading, accountId?: string) => OkReading | null;

/**
 * Finds the real-time response that a cached or evaluated one is measured against, as in the findings: the next one after
 * it (`nextRealTime`), and for those after all of them the last; for an account, of those that show it. Null without any.
 */
export const realTimeFor = oncePerObject((comparison: Comparison): RealTimeLookup => {
  const answered = comparison.readings.filter(isMeasurable).filter(({ kind }) => kind === "real-time");
  const [only] = answered;
  if (answered.length < 2) return () => only ?? null;
  const times = callTimesOf(comparison);
  const known = new Set<Reading>(answered);
  const realTimes = inTimeOrder(comparison, times).filter((each): each is OkReading => known.has(each));
  const realTimesOf = showing(realTimes);
  const among = oncePer((list: readonly OkReading[]) =>
    oncePer((reading: OkReading) => nextRealTime(reading, list, times) ?? list.at(-1) ?? null),
  );
  return (reading, accountId) => among(accountId === undefined ? realTimes : realTimesOf(accountId))(reading);
});

/**
 * What each response is measured against, for each account: the baseline that a person chose; else the real-time response
 * that is its own (`realTimeFor`), and real-time responses against the baseline.
 */
export function comparedWith(
  comparison: Comparison,
  baseline: OkReading | null,
  isChosen: boolean,
): (reading: Reading, accountId: string) => OkReading | null {
  if (isChosen || baseline?.kind !== "real-time") return () => baseline;
  const ownOf = realTimeFor(comparison);
  return (reading, accountId) =>
    reading.kind === "real-time" || reading.outcome !== "ok" ? baseline : (ownOf(reading, accountId) ?? baseline);
}
