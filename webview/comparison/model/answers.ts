import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { oncePer } from "../../../src/core/oncePer.ts";
import { accountsById } from "../../../src/core/reading/accountsById.ts";
import type { Balances } from "../../../src/core/reading/balances.ts";

/** The balances of an account in a response; undefined where it has none. */
export type Answers = (readingId: string, accountId: string) => Balances | undefined;

/** Each response is indexed when first asked for. */
export function answersOf({ readings }: Comparison): Answers {
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const accountsIn = oncePer((readingId: string) => accountsById(byId.get(readingId) ?? null));
  return (readingId, accountId) => accountsIn(readingId).get(accountId)?.balances;
}
