import type { Comparison } from "../../core/comparison/comparison.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { Reading } from "../../core/reading/reading.ts";

/**
 * A comparison without a plan, for single readings: the same functions then compute their ages and findings.
 */
export function unplannedComparison(input: {
  readonly id: string;
  readonly item: ItemSummary;
  readonly startedAt: string;
  readonly lastOwnRealTimeAt: string | null;
  readonly readings: readonly Reading[];
}): Comparison {
  return {
    schemaVersion: 2,
    id: input.id,
    item: input.item,
    environment: input.item.environment,
    plan: { steps: [], options: { evaluate: null } },
    status: "complete",
    startedAt: input.startedAt,
    wallMs: input.readings.reduce((sum, reading) => sum + (reading.latencyMs ?? 0), 0),
    readings: input.readings,
    lastOwnRealTimeAt: input.lastOwnRealTimeAt,
  };
}
