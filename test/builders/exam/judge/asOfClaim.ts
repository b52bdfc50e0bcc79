import { ageOf } from "../../../../src/core/ageOf.ts";
import type { Comparison } from "../../../../src/core/comparison.ts";
import type { OkReading } from "../../../../src/core/reading.ts";
import { second } from "../spans.ts";

/** Between which times the product says that a number was told, ms; an open end is null. */
export interface AsOfClaim {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** The one place that knows how the product tells of which moment a number is. */
export function asOfClaim(comparison: Comparison, reading: OkReading, accountId: string): AsOfClaim {
  const { provenance, asOf } = ageOf(comparison, reading, accountId);
  if (asOf === null) return { earliest: null, latest: null };
  const at = Date.parse(asOf);
  if (provenance === "bounded") return { earliest: at, latest: null };
  // Of this moment: of the call that it is the end of.
  if (provenance === "measured") return { earliest: at - reading.latencyMs - second, latest: at + second };
  return { earliest: at - second, latest: at + second };
}
