import type { Comparison } from "../../core/comparison.ts";
import { currentComparison, type KeptComparison } from "../../core/earlierComparison.ts";
import { isKnownVersion, newerVersionOf } from "../../core/schemaVersion.ts";

/** A comparison that this or an earlier version kept. @throws TypeError why it is none: for the log */
export function keptComparison(value: unknown): Comparison {
  if (isComparison(value)) return currentComparison(value);
  const newer = newerVersionOf(value);
  throw new TypeError(newer === null ? "not a comparison" : `of a newer version (schemaVersion ${newer})`);
}

/** Enough of a check that a file of an unknown version, or half of one, is not shown as a comparison. */
function isComparison(value: unknown): value is KeptComparison {
  return (
    isRecord(value) &&
    isKnownVersion(value.schemaVersion) &&
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
