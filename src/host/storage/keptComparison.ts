import type { Comparison } from "../../core/comparison.ts";
import { isKeptComparison } from "../../core/comparisonShape.ts";
import { currentComparison } from "../../core/earlierComparison.ts";
import { BalanceLensError } from "../../core/errors.ts";
import { newerVersionOf } from "../../core/schemaVersion.ts";

/** A comparison that this or an earlier version kept. @throws BalanceLensError `file-unusable`, with why it is none */
export function keptComparison(value: unknown): Comparison {
  if (isKeptComparison(value)) return currentComparison(value);
  const newer = newerVersionOf(value);
  const detail = newer === null ? "not a comparison" : `of a newer version (schemaVersion ${newer})`;
  throw new BalanceLensError({ reason: "file-unusable", requestId: null, detail });
}
