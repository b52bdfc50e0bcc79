import type { Age } from "./age.ts";
import { type AgeLookup, agesOf } from "./ageOf.ts";
import type { Comparison } from "./comparison.ts";
import type { Reading } from "./reading.ts";

/** The age of a reading's oldest balance, for a column's head: an unknown one counts as the oldest of all. `ages` saves work over many. */
export function worstAge(comparison: Comparison, reading: Reading, ages: AgeLookup = agesOf(comparison)): Age | null {
  let worst: Age | null = null;
  for (const { accountId } of reading.accounts) {
    const age = ages(reading, accountId);
    if (age.ageMs === null) return age;
    if (worst?.ageMs === undefined || worst.ageMs === null || age.ageMs > worst.ageMs) worst = age;
  }
  return worst;
}
