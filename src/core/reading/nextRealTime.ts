import { oncePer } from "../oncePer.ts";
import { answerTime, type CallTimes, slackOf } from "./callTimes.ts";
import type { OkReading } from "./reading.ts";

/**
 * The real-time response that a cached one is compared with: the next one after it, else null. Where their order is unknown,
 * the first that may be later; where only the times of the answers are known, the next by them, else the last that may
 * be later. `realTimes` are in the order of time, and of one account those that show it (`showing`).
 */
export function nextRealTime(cached: OkReading, realTimes: readonly OkReading[], times: CallTimes): OkReading | null {
  // NaN, of a time that nobody kept, is later than none.
  const isNext = (each: OkReading): boolean =>
    slackOf(cached).before + slackOf(each).before === 0 || !(answerTime(times, cached) > answerTime(times, each));
  let last: OkReading | null = null;
  for (let place = times.placesIn(realTimes).notBefore(cached); place < realTimes.length; place += 1) {
    const each = realTimes[place];
    if (each === undefined || times.orderOf(cached, each) === "after") continue;
    if (isNext(each)) return each;
    last = each;
  }
  return last;
}

/**
 * The responses that show an account, in their order: one call may ask for one account, and the next for another. Accounts
 * that the same responses show have the same list, so that what is found for it once holds for all of them.
 */
export function showing(readings: readonly OkReading[]): (accountId: string) => readonly OkReading[] {
  const known = oncePer<string, readonly OkReading[]>((places) =>
    places === "" ? [] : places.split(" ").flatMap((place) => readings[Number(place)] ?? []),
  );
  const places = new Map<string, string>();
  for (const [place, { accounts }] of readings.entries()) {
    for (const { accountId } of accounts) {
      const before = places.get(accountId);
      places.set(accountId, before === undefined ? `${place}` : `${before} ${place}`);
    }
  }
  return (accountId) => known(places.get(accountId) ?? "");
}
