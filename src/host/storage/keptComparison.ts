import type { Comparison } from "../../core/comparison/comparison.ts";
import { isKeptComparison } from "../../core/documents/comparisonShape.ts";
import { currentComparison } from "../../core/documents/earlierComparison.ts";
import { newerVersionOf } from "../../core/documents/schemaVersion.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";

/** Reads a comparison saved by this or an earlier version. @throws BalanceLensError `file-unusable`, with the reason */
export function keptComparison(value: unknown): Comparison {
  if (isKeptComparison(value)) return currentComparison(value);
  const newer = newerVersionOf(value);
  const detail = newer === null ? "not a comparison" : `of a newer version (schemaVersion ${newer})`;
  throw new BalanceLensError({ reason: "file-unusable", requestId: null, detail });
}
