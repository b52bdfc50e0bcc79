import { type LatencySummary, latencySummary } from "../../../src/core/reading/latencySummary.ts";
import type { FailedReading, OkReading } from "../../../src/core/reading/reading.ts";
import type { RepeatedCall } from "../../../src/protocol/messages.ts";

/** One call of a repeat with its position on the scale, 0 to 1. */
export interface CallOnScale {
  readonly reading: OkReading | FailedReading;
  readonly at: number;
  /** False for calls outside the statistics: they failed, or this machine was busy. */
  readonly counts: boolean;
}

/** How long one endpoint took over several calls, on one linear scale that holds Plaid's published figures too. */
export interface LatencyScale {
  readonly calls: readonly CallOnScale[];
  /** Null until there is a reliable timing. */
  readonly summary: LatencySummary | null;
  /** The scale's end, ms; it begins at 0. */
  readonly endMs: number;
}

export function latencyScaleOf({ endpoint, environment, readings }: RepeatedCall): LatencyScale {
  const summary = latencySummary(readings, { endpoint, environment });
  const made = readings.filter((reading): reading is OkReading | FailedReading => reading.outcome !== "skipped");
  const longest = Math.max(1, summary?.published?.p95Ms ?? 0, ...made.map(({ latencyMs }) => latencyMs));
  const endMs = longest * 1.06;
  return {
    calls: made.map((reading) => ({
      reading,
      at: reading.latencyMs / endMs,
      counts: reading.outcome === "ok" && !reading.timing.hostBusy,
    })),
    summary,
    endMs,
  };
}
