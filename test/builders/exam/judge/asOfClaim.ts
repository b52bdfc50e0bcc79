import { asOfLookup } from "../../../../src/core/age/asOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";

/** Between which times the product says that a number was told, ms; an open end is null. */
export interface AsOfClaim {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** The one place that knows how the product tells of which moment a number is. Made once for a comparison. */
export function asOfClaimsOf(comparison: Comparison): (reading: OkReading, accountId: string) => AsOfClaim {
  const moments = asOfLookup(comparison);
  const at = (end: string | null): number | null => (end === null ? null : Date.parse(end));
  return (reading, accountId) => {
    const { earliest, latest } = moments(reading, accountId);
    return { earliest: at(earliest), latest: at(latest) };
  };
}
