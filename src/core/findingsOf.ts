import { accountSets } from "./causes/accountSets.ts";
import { agreement } from "./causes/agreement.ts";
import { availableBesideCurrent } from "./causes/availableBesideCurrent.ts";
import { bankShows } from "./causes/bankShows.ts";
import { cachedCopies } from "./causes/cachedCopies.ts";
import { cacheStillDiffers } from "./causes/cacheStillDiffers.ts";
import { capitalOneDated, capitalOneRefused } from "./causes/capitalOne.ts";
import type { Rule, Told } from "./causes/cause.ts";
import { changes } from "./causes/changes.ts";
import { clocks } from "./causes/clocks.ts";
import { currencies } from "./causes/currencies.ts";
import { debitCoverage } from "./causes/debitCoverage.ts";
import { differences } from "./causes/differences.ts";
import { evaluatedInstead } from "./causes/evaluatedInstead.ts";
import { evaluationRules } from "./causes/evaluations.ts";
import { failedCalls } from "./causes/failedCalls.ts";
import { cappedByGuesses } from "./causes/guessed.ts";
import { history } from "./causes/history.ts";
import { identityMatch } from "./causes/identityMatch.ts";
import { institutionStatus } from "./causes/institutionStatus.ts";
import { itemState } from "./causes/itemState.ts";
import { marginLoan } from "./causes/marginLoan.ts";
import { numberInOneAnswer } from "./causes/numberInOneAnswer.ts";
import { otherDifferences } from "./causes/otherDifferences.ts";
import { runningBalance } from "./causes/runningBalance.ts";
import { withSettlement } from "./causes/settlements.ts";
import { withinOneAnswer } from "./causes/withinOneAnswer.ts";
import type { Comparison } from "./comparison.ts";
import { evidenceOf } from "./evidence.ts";
import type { DraftFinding, Finding, Severity } from "./finding.ts";

/** Every rule, in the order their facts are told within a severity. */
const rules: readonly Rule[] = [
  evaluationRules,
  debitCoverage,
  differences,
  bankShows,
  evaluatedInstead,
  agreement,
  failedCalls,
  capitalOneDated,
  capitalOneRefused,
  itemState,
  institutionStatus,
  numberInOneAnswer,
  currencies,
  cachedCopies,
  accountSets,
  cacheStillDiffers,
  changes,
  availableBesideCurrent,
  withinOneAnswer,
  marginLoan,
  runningBalance,
  identityMatch,
  history,
  clocks,
];

const severityOrder: readonly Severity[] = ["problem", "warning", "info"];

function gravity({ fact, adds = [] }: Told): number {
  return Math.min(...[fact, ...adds].map(({ severity }) => severityOrder.indexOf(severity)));
}

/**
 * What the answers of a comparison hold, the gravest fact first, each fact followed by its causes, the best first, and by
 * the facts that add to it. A pure function: the same readings, in whatever order side-by-side calls answered, give the
 * same findings.
 */
export function findingsOf(comparison: Comparison): readonly Finding[] {
  const evidence = evidenceOf(comparison);
  const found = rules.flatMap((rule) => rule(evidence));
  const all = [...found, ...otherDifferences(evidence, found)].map((told) => cappedByGuesses(told, evidence));
  const counts = new Map<string, number>();
  const named = (draft: DraftFinding): Finding => {
    const count = (counts.get(draft.code) ?? 0) + 1;
    counts.set(draft.code, count);
    return { id: `${draft.code}#${count}`, ...withSettlement(draft, evidence.products) };
  };
  // Sorting is stable, so within one severity the order of the rules stands.
  return all
    .toSorted((left, right) => gravity(left) - gravity(right))
    .flatMap(({ fact: draft, causes = [], adds = [] }) => {
      const fact = named(draft);
      const { severity } = fact;
      return [
        fact,
        ...causes.map((cause) => ({ ...named(cause), severity, explains: fact.id })),
        ...adds.map((added) => ({ ...named(added), about: fact.id })),
      ];
    });
}
