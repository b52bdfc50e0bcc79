import { endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Environment } from "../item/environment.ts";
import type { Reading } from "./reading.ts";

/** How long one endpoint took over several readings, ms, beside Plaid's published figures. */
export interface LatencySummary {
  readonly endpoint: EndpointPath;
  /** Answers the figures are of; failed and skipped readings are left out. */
  readonly samples: number;
  /** Responses left out because this machine was too busy for reliable timings. */
  readonly leftOut: number;
  readonly minMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Null where Plaid publishes none. */
  readonly published: { readonly p50Ms: number; readonly p95Ms: number } | null;
  /** Local latency is simulated, and Sandbox's says nothing about banks: neither is a bank's. */
  readonly saysOfBanks: "nothing-simulated" | "nothing-sandbox";
}

/** The nearest-rank quantile: a value that was measured, never an interpolated one. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Summarizes the readings of one endpoint; null when none of them has a reliable timing. */
export function latencySummary(
  readings: readonly Reading[],
  of: { readonly endpoint: EndpointPath; readonly environment: Environment },
): LatencySummary | null {
  const answered = readings.filter((reading) => reading.endpoint === of.endpoint && reading.outcome === "ok");
  const trusted = answered.filter((reading) => reading.outcome === "ok" && !reading.timing.hostBusy);
  const sorted = trusted.flatMap((reading) => reading.latencyMs ?? []).sort((left, right) => left - right);
  if (sorted.length === 0) return null;
  return {
    endpoint: of.endpoint,
    samples: sorted.length,
    leftOut: answered.length - sorted.length,
    minMs: quantile(sorted, 0),
    p50Ms: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    maxMs: quantile(sorted, 1),
    published: endpointEntry(of.endpoint).latency,
    saysOfBanks: of.environment === "local" ? "nothing-simulated" : "nothing-sandbox",
  };
}
