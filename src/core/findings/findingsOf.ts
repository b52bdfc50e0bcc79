import { accountSets } from "../causes/accountSets.ts";
import { agreement } from "../causes/agreement.ts";
import { bankShows } from "../causes/bankShows/bankShows.ts";
import { cachedCopies } from "../causes/cachedCopies.ts";
import { cacheStillDiffers } from "../causes/cacheStillDiffers.ts";
import type { Rule, Told } from "../causes/cause.ts";
import { changes } from "../causes/changes.ts";
import { clocks } from "../causes/clocks.ts";
import { debitCoverage } from "../causes/evaluation/debitCoverage.ts";
import { evaluatedInstead } from "../causes/evaluation/evaluatedInstead.ts";
import { evaluationRules } from "../causes/evaluation/evaluations.ts";
import { rulesetsCompared } from "../causes/evaluation/rulesetsCompared.ts";
import { failedCalls } from "../causes/failure/failedCalls.ts";
import { history } from "../causes/failure/history.ts";
import { itemState } from "../causes/failure/itemState.ts";
import { capitalOneDated, capitalOneRefused } from "../causes/gap/capitalOne.ts";
import { differences } from "../causes/gap/differences.ts";
import { institutionStatus } from "../causes/gap/institutionStatus.ts";
import { cappedByGuesses } from "../causes/guessed.ts";
import { identityMatch } from "../causes/identityMatch.ts";
import { availableBesideCurrent } from "../causes/oneAnswer/availableBesideCurrent.ts";
import { currencies } from "../causes/oneAnswer/currencies.ts";
import { marginLoan } from "../causes/oneAnswer/marginLoan.ts";
import { numberInOneAnswer } from "../causes/oneAnswer/numberInOneAnswer.ts";
import { runningBalance } from "../causes/oneAnswer/runningBalance.ts";
import { withinOneAnswer } from "../causes/oneAnswer/withinOneAnswer.ts";
import { otherDifferences } from "../causes/otherDifferences.ts";
import { withSettlement } from "../causes/settlements.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { evidenceOf } from "./evidence.ts";
import type { DraftFinding, Finding, Severity } from "./finding.ts";

/** Every rule, in the order in which their facts are listed within a severity. */
const rules: readonly Rule[] = [
  rulesetsCompared,
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
 * The findings of a comparison: the gravest fact first, each fact followed by its causes, the best first, and by the
 * facts that add to it. A pure function: the same readings give the same findings, in whatever order parallel calls
 * returned.
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
