import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Reading } from "../../core/reading/reading.ts";

/** The reading that the page names; undefined where it is not shown: what the page made up goes no further. */
export function shownReading(comparison: Comparison | null, readingId: string): Reading | undefined {
  return comparison?.readings.find(({ id }) => id === readingId);
}
