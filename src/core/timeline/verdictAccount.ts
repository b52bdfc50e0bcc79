import { findingsOf } from "../causes/findingsOf.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { findingGroups } from "../findings/findingGroups.ts";
import { accountsOf } from "../item/accountsOf.ts";

/** The account of the gravest fact, else the first that a call returned; null when no call returned one. */
export function verdictAccount(comparison: Comparison): string | null {
  const [gravest] = findingGroups(findingsOf(comparison));
  return gravest?.fact.accountIds[0] ?? accountsOf(comparison)[0]?.accountId ?? null;
}
