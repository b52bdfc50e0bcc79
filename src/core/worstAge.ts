import type { Age } from "./age.ts";
import { ageOf } from "./ageOf.ts";
import type { Comparison } from "./comparison.ts";
import type { Reading } from "./reading.ts";

/** The age of a reading's oldest balance, for a column's head: an unknown one counts as the oldest of all. */
export function worstAge(comparison: Comparison, reading: Reading): Age | null {
  let worst: Age | null = null;
  for (const { accountId } of reading.accounts) {
    const age = ageOf(comparison, reading, accountId);
    if (age.ageMs === null) return age;
    if (worst?.ageMs === undefined || worst.ageMs === null || age.ageMs > worst.ageMs) worst = age;
  }
  return worst;
}
