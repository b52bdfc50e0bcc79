import { findingsOf } from "../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../src/core/comparison/comparison.ts";
import { isSameMoney } from "../../src/core/money/money.ts";
import { unitOf } from "../../src/core/reading/balances.ts";

/** Accounts whose answers differ anywhere in a comparison and that no finding names. Should always be none. */
export function unexplainedDifferences(comparison: Comparison): readonly string[] {
  const inFindings = new Set(findingsOf(comparison).flatMap((finding) => finding.accountIds));
  const seen = new Map<string, number>();
  const differing = new Set<string>();
  for (const reading of comparison.readings) {
    for (const { accountId, balances } of reading.accounts) {
      for (const field of ["available", "current"] as const) {
        const value = balances[field];
        if (typeof value !== "number") continue;
        const key = `${accountId} ${field}`;
        const first = seen.get(key) ?? value;
        seen.set(key, first);
        if (!isSameMoney(first, value, unitOf(balances))) differing.add(accountId);
      }
    }
  }
  return [...differing].filter((accountId) => !inFindings.has(accountId));
}
