import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { Reading } from "../../src/core/reading/reading.ts";
import { comparisonOf } from "./comparison.ts";

/** A comparison of saved responses: their order is that of their times, and nothing else is known of it. */
export function savedComparison(...readings: readonly Reading[]): Comparison {
  const { plan, ...base } = comparisonOf({});
  return { ...base, plan, origin: "saved", wallMs: null, readings };
}

/** What a reading has whose call nobody timed. */
export const undated = { serverTime: null, notRecorded: ["startedAt", "latencyMs"] } as const;

/** What a reading has that was answered then. */
export function at(iso: string): { readonly startedAt: string; readonly serverTime: string } {
  return { startedAt: iso, serverTime: iso };
}
