import type { CallTiming, TimingPhases } from "./timing.ts";

const phaseNames = ["queueMs", "dnsMs", "connectMs", "tlsMs", "firstByteMs", "downloadMs"] as const;

/** The timing of a reading that took several requests: from the start of the first, with the phases of all added up. */
export function joinTimings(timings: readonly CallTiming[]): CallTiming {
  const [first, ...rest] = timings;
  if (first === undefined) throw new RangeError("a reading has at least one request");
  if (rest.length === 0) return first;
  const phases: { -readonly [name in keyof TimingPhases]: number } = {};
  for (const name of phaseNames) {
    const observed = timings.map((timing) => timing.phases[name]).filter((ms) => ms !== undefined);
    if (observed.length > 0) phases[name] = observed.reduce((sum, ms) => sum + ms, 0);
  }
  return {
    ...first,
    phases,
    latencyMs: timings.reduce((sum, timing) => sum + timing.latencyMs, 0),
    hostBusy: timings.some((timing) => timing.hostBusy),
  };
}
