import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Reading } from "../../core/reading/reading.ts";

/** The reading with this id; undefined when it is not on screen: an id that the page made up is ignored. */
export function shownReading(comparison: Comparison | null, readingId: string): Reading | undefined {
  return comparison?.readings.find(({ id }) => id === readingId);
}

/** Whether the account is on screen. */
export function isAccountShown(comparison: Comparison | null, accountId: string): boolean {
  return comparison?.readings.some(({ accounts }) => accounts.some((each) => each.accountId === accountId)) === true;
}
