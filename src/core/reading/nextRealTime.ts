import type { CallTimes } from "./callTimes.ts";
import type { OkReading } from "./reading.ts";

/**
 * The real-time response that a cached one is compared with: the next one after it, else null. Where their order is unknown,
 * the first that may be later. `realTimes` are in the order of time.
 */
export function nextRealTime(cached: OkReading, realTimes: readonly OkReading[], times: CallTimes): OkReading | null {
  return realTimes.find((each) => times.orderOf(cached, each) !== "after") ?? null;
}
