import type { Comparison } from "../comparison/comparison.ts";
import type { Reading } from "../reading/reading.ts";
import { type Age, type AgeLookup, ageLookup } from "./ageLookup.ts";

/** The age of a reading's oldest balance, for a column's head: an unknown one counts as the oldest of all. `ages` saves work over many. */
export function worstAge(
  comparison: Comparison,
  reading: Reading,
  ages: AgeLookup = ageLookup(comparison),
): Age | null {
  let worst: Age | null = null;
  for (const { accountId } of reading.accounts) {
    const age = ages(reading, accountId);
    if (worst === null || isWorse(age, worst)) worst = age;
  }
  return worst;
}

/**
 * An unknown age is worse than any known one; of two unknown ages the one without any moment is worse, then the one
 * with the earlier moment.
 */
function isWorse(age: Age, than: Age): boolean {
  if (age.ageMs === null || than.ageMs === null) {
    if (age.ageMs !== than.ageMs) return age.ageMs === null;
    return (age.moment?.iso ?? "") < (than.moment?.iso ?? "");
  }
  return age.ageMs > than.ageMs;
}
