import type { Comparison } from "../../../src/core/comparison.ts";
import type { Finding } from "../../../src/core/finding.ts";
import { type FindingsText, readFindings } from "../../../src/protocol/findingsText.ts";
import { type AccountGroup, accountGroupsOf } from "./accounts.ts";
import { type Ages, agesOf } from "./ages.ts";
import { type Answers, answersOf } from "./answers.ts";

/** A finding and its place in the snapshot, by which the host knows it. */
export interface IndexedFinding {
  /** Names the same finding after a reload: its code and what it is about. */
  readonly key: string;
  readonly index: number;
  readonly finding: Finding;
}

/** The findings of a comparison, and those of each account. */
export interface Findings {
  readonly all: readonly IndexedFinding[];
  readonly byAccount: ReadonlyMap<string, readonly IndexedFinding[]>;
}

/** What follows from a comparison alone, however the person arranges the page: worked out once a snapshot. */
export interface ComparisonFacts {
  readonly comparison: Comparison;
  readonly findingsText: FindingsText;
  /** Read and sorted by account when first asked for: a long table is shown before what explains it. */
  findings(): Findings;
  /** The first half of that, for who has to do it in two tasks. */
  readFindings(): void;
  /** True once asking for the findings costs nothing. */
  areFindingsKnown(): boolean;
  /** True once they were found to be none that can be read; the comparison is shown without them. */
  areFindingsUnreadable(): boolean;
  readonly ages: Ages;
  readonly answers: Answers;
  readonly accountGroups: readonly AccountGroup[];
}

export const noFindings: Findings = { all: [], byAccount: new Map() };

/** `before` is what was shown until now: findings that are told in the same words are not read again. */
export function comparisonFactsOf(
  comparison: Comparison,
  findingsText: FindingsText,
  before: ComparisonFacts | null,
): ComparisonFacts {
  let known = comparison.status === "running" ? noFindings : sameFindings(comparison, findingsText, before);
  let read: { readonly findings: readonly Finding[] | null } | null = null;
  const found = (): readonly Finding[] => {
    read ??= { findings: readFindings(findingsText) };
    return read.findings ?? [];
  };
  return {
    comparison,
    findingsText,
    readFindings: () => {
      if (known === null) found();
    },
    findings() {
      if (known !== null) return known;
      const all = found().map(indexed);
      known = { all, byAccount: byAccount(all) };
      return known;
    },
    areFindingsKnown: () => known !== null,
    areFindingsUnreadable: () => read?.findings === null,
    ages: agesOf(comparison),
    answers: answersOf(comparison),
    accountGroups: accountGroupsOf(comparison),
  };
}

function sameFindings(comparison: Comparison, text: FindingsText, before: ComparisonFacts | null): Findings | null {
  const isSame = before?.comparison.id === comparison.id && before.findingsText === text && before.areFindingsKnown();
  return isSame && before.comparison.status !== "running" ? before.findings() : null;
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
