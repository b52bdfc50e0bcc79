import { accountSets } from "./causes/accountSets.ts";
import { agreement } from "./causes/agreement.ts";
import { capitalOneRefused, capitalOneReportedTime } from "./causes/capitalOne.ts";
import type { Cause, GapCause } from "./causes/cause.ts";
import { evaluationCauses } from "./causes/evaluations.ts";
import { failedCalls } from "./causes/failedCalls.ts";
import { holdNewerThanUpdate, pendingExplainsGap } from "./causes/pendingActivity.ts";
import { rounding } from "./causes/rounding.ts";
import {
  cacheOlderThanBank,
  investmentsPricedApart,
  noSubscriptionProduct,
  refreshPaused,
  updatesFailing,
} from "./causes/staleCache.ts";
import { unexplained } from "./causes/unexplained.ts";
import { writeThrough } from "./causes/writeThrough.ts";
import type { Comparison } from "./comparison.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import type { Certainty, Finding, Severity } from "./finding.ts";

/** The causes of one account's gap, the most specific first: the first that claims it is its explanation. */
const gapCauses: readonly GapCause[] = [
  rounding,
  capitalOneReportedTime,
  pendingExplainsGap,
  investmentsPricedApart,
  noSubscriptionProduct,
  refreshPaused,
  updatesFailing,
  holdNewerThanUpdate,
  cacheOlderThanBank,
  unexplained,
];

function explainGaps(evidence: Evidence): readonly Finding[] {
  return evidence.gaps.flatMap((gap) => {
    for (const cause of gapCauses) {
      const finding = cause(gap, evidence);
      if (finding !== null) return [finding];
    }
    return [];
  });
}

/** Causes that are not about one gap, in the order their findings are told within a severity. */
const causes: readonly Cause[] = [
  failedCalls,
  capitalOneRefused,
  explainGaps,
  evaluationCauses,
  accountSets,
  writeThrough,
  agreement,
];

const severityOrder: readonly Severity[] = ["problem", "warning", "info"];
const certaintyOrder: readonly Certainty[] = ["certain", "likely", "possible"];

/**
 * Every cause that the answers of a comparison show, the gravest first. A pure function: the same readings, in
 * whatever order side-by-side calls answered, give the same findings.
 */
export function findingsOf(comparison: Comparison): readonly Finding[] {
  const evidence = evidenceOf(comparison);
  const found = causes.flatMap((cause) => cause(evidence));
  // Sorting is stable, so within one severity and certainty the order of the causes stands.
  return found.sort(
    (left, right) =>
      severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity) ||
      certaintyOrder.indexOf(left.certainty) - certaintyOrder.indexOf(right.certainty),
  );
}
