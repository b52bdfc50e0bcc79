import type { Comparison } from "../../../src/core/comparison.ts";
import type { Finding } from "../../../src/core/finding.ts";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { type AccountGroup, accountGroupsOf } from "./accounts.ts";
import { type Ages, agesOf } from "./ages.ts";

/** A finding and its place in `findingsOf`, by which the host knows it. */
export interface IndexedFinding {
  /** Names the same finding after a reload: its code and what it is about. */
  readonly key: string;
  readonly index: number;
  readonly finding: Finding;
}

/** What follows from a comparison alone, however the person arranges the page: worked out once a snapshot. */
export interface ComparisonFacts {
  readonly comparison: Comparison;
  readonly findings: readonly IndexedFinding[];
  readonly findingsByAccount: ReadonlyMap<string, readonly IndexedFinding[]>;
  readonly ages: Ages;
  readonly accountGroups: readonly AccountGroup[];
}

export function comparisonFactsOf(comparison: Comparison): ComparisonFacts {
  // Half of the answers prove nothing: findings wait for the end.
  const findings = comparison.status === "running" ? [] : findingsOf(comparison).map(indexed);
  return {
    comparison,
    findings,
    findingsByAccount: byAccount(findings),
    ages: agesOf(comparison),
    accountGroups: accountGroupsOf(comparison),
  };
}

function indexed(finding: Finding, index: number): IndexedFinding {
  return { key: [finding.code, ...finding.accountIds, ...finding.readings].join("|"), index, finding };
}

function byAccount(findings: readonly IndexedFinding[]): ReadonlyMap<string, readonly IndexedFinding[]> {
  const found = new Map<string, IndexedFinding[]>();
  for (const each of findings) {
    for (const accountId of each.finding.accountIds) {
      const known = found.get(accountId);
      if (known === undefined) found.set(accountId, [each]);
      else known.push(each);
    }
  }
  return found;
}
