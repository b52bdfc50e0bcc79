import type { Comparison } from "../../core/comparison.ts";

/** Enough of a check that a file of another version, or half of one, is not shown as a comparison. */
export function isComparison(value: unknown): value is Comparison {
  return (
    isRecord(value) &&
    value.schemaVersion === 1 &&
    typeof value.id === "string" &&
    typeof value.startedAt === "string" &&
    (value.environment === "local" || value.environment === "sandbox") &&
    isRecord(value.item) &&
    typeof value.item.itemId === "string" &&
    Array.isArray(value.item.products) &&
    isRecord(value.plan) &&
    Array.isArray(value.plan.steps) &&
    Array.isArray(value.readings) &&
    value.readings.every(isReading)
  );
}

function isReading(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    typeof value.endpoint === "string" &&
    (value.outcome === "ok" || value.outcome === "failed" || value.outcome === "skipped") &&
    Array.isArray(value.accounts)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
