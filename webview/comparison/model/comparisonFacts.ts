import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { explanationOf, type FindingGroup, findingGroups } from "../../../src/core/findings/findingGroups.ts";
import type { KnownAccount } from "../../../src/core/item/accountsOf.ts";
import {
  type FindingsLeft,
  type FindingsText,
  type FindingsWithWords,
  noneLeft,
  parseFindings,
} from "../../../src/protocol/findingsText.ts";
import type { Messages } from "../../../src/text/segment.ts";
import { accountsByType } from "./accountsByType.ts";
import { type Answers, answersOf } from "./answers.ts";
import { type CellAges, cellAges } from "./cellAges.ts";

/** A finding with its place in the snapshot, by which the host identifies it. */
export interface IndexedFinding {
  /** Identifies the same finding after a reload and in the next comparison: its code and subject. */
  readonly key: string;
  readonly index: number;
  readonly finding: Finding;
}

/** A fact with its causes and additions, in their order. */
export interface IndexedFact {
  readonly fact: IndexedFinding;
  readonly causes: readonly IndexedFinding[];
  readonly additions: readonly IndexedFinding[];
  /** The same without the places. */
  readonly group: FindingGroup;
}

/** The reason shown for an account: a fact's best cause, else the fact itself. */
export interface Reason {
  readonly shown: IndexedFinding;
  readonly fact: IndexedFinding;
}

/** The findings of a comparison. */
export interface Findings {
  /** In the host's order, causes after their facts. */
  readonly all: readonly IndexedFinding[];
  readonly facts: readonly IndexedFact[];
  /** The shortest explanation for each account. */
  readonly byAccount: ReadonlyMap<string, readonly Reason[]>;
  /** Their English sentences by key. */
  readonly words: Messages;
  readonly left: FindingsLeft;
}

/** What follows from a comparison alone, whatever the arrangement: computed once for each snapshot. */
export interface ComparisonFacts {
  readonly comparison: Comparison;
  readonly findingsText: FindingsText;
  /** Parsed and sorted by account on first use: a long table is shown before its findings. */
  findings(): Findings;
  /** Parses the findings, for callers that divide the work into two tasks. */
  parseFindings(): void;
  /** True once `findings` costs nothing. */
  areFindingsKnown(): boolean;
  /** True once the findings turned out to be unreadable; the comparison is shown without them. */
  areFindingsUnreadable(): boolean;
  readonly ages: CellAges;
  readonly answers: Answers;
  readonly accounts: readonly KnownAccount[];
}

export const noFindings: Findings = { all: [], facts: [], byAccount: new Map(), words: {}, left: noneLeft };

/** `before` is what was shown until now: findings with the same text are not parsed again. */
export function comparisonFactsOf(
  comparison: Comparison,
  findingsText: FindingsText,
  before: ComparisonFacts | null,
): ComparisonFacts {
  let known = comparison.status === "running" ? noFindings : sameFindings(comparison, findingsText, before);
  let parsed: { readonly findings: FindingsWithWords | null } | null = null;
  const parse = (): FindingsWithWords => {
    parsed ??= { findings: parseFindings(findingsText) };
    return parsed.findings ?? { findings: [], words: {}, left: noneLeft };
  };
  return {
    comparison,
    findingsText,
    parseFindings: () => {
      if (known === null) parse();
    },
    findings() {
      if (known !== null) return known;
      known = indexed(parse());
      return known;
    },
    areFindingsKnown: () => known !== null,
    areFindingsUnreadable: () => parsed?.findings === null,
    ages: cellAges(comparison),
    answers: answersOf(comparison),
    accounts: accountsByType(comparison),
  };
}

function sameFindings(comparison: Comparison, text: FindingsText, before: ComparisonFacts | null): Findings | null {
  const isSame = before?.comparison.id === comparison.id && before.findingsText === text && before.areFindingsKnown();
  return isSame && before.comparison.status !== "running" ? before.findings() : null;
}

function indexed({ findings, words, left }: FindingsWithWords): Findings {
  const times = new Map<string, number>();
  const places = new Map<Finding, IndexedFinding>();
  for (const [index, finding] of findings.entries()) {
    const name = nameOf(finding);
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    places.set(finding, { key: count === 1 ? name : `${name}|${count}`, index, finding });
  }
  const placed = (some: readonly Finding[]) =>
    some.map((each) => places.get(each)).filter((each) => each !== undefined);
  const facts: IndexedFact[] = [];
  const byAccount = new Map<string, Reason[]>();
  for (const group of findingGroups(findings)) {
    const [fact, explanation] = placed([group.fact, explanationOf(group) ?? group.fact]);
    if (fact === undefined || explanation === undefined) continue;
    facts.push({ fact, causes: placed(group.causes), additions: placed(group.additions), group });
    // A cause that is only possible is no reason yet.
    const reason: Reason = { shown: explanation.finding.certainty === "possible" ? fact : explanation, fact };
    for (const accountId of fact.finding.accountIds) {
      const known = byAccount.get(accountId);
      if (known === undefined) byAccount.set(accountId, [reason]);
      else known.push(reason);
    }
  }
  return { all: [...places.values()], facts, byAccount, words, left };
}

/** Identifies a finding across comparisons, whose ids differ. */
function nameOf({ code, params, accountIds, readings }: Finding): string {
  const field = params.field?.kind === "text" ? [params.field.value] : [];
  return [code, ...field, ...accountIds, ...readings].join("|");
}
