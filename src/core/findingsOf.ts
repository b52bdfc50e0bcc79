import { accountSets } from "./causes/accountSets.ts";
import { adjustedByPlaid, adjustedInPart } from "./causes/adjustedByPlaid.ts";
import { agreement } from "./causes/agreement.ts";
import { cachedCopies } from "./causes/cachedCopies.ts";
import { capitalOneDated, capitalOneRefused, capitalOneReportedTime } from "./causes/capitalOne.ts";
import type { Cause, GapCause } from "./causes/cause.ts";
import { currencies } from "./causes/currencies.ts";
import { evaluationCauses } from "./causes/evaluations.ts";
import { failedCalls } from "./causes/failedCalls.ts";
import { identityMatch } from "./causes/identityMatch.ts";
import { itemState } from "./causes/itemState.ts";
import { numberMissing } from "./causes/numberMissing.ts";
import { holdNewerThanUpdate, pendingPosted, pendingReleased } from "./causes/pendingActivity.ts";
import { rounding } from "./causes/rounding.ts";
import { runningBalance } from "./causes/runningBalance.ts";
import { withSettlement } from "./causes/settlements.ts";
import {
  cacheOlderThanBank,
  investmentsPricedApart,
  noSubscriptionProduct,
  refreshPaused,
  updatesFailing,
} from "./causes/staleCache.ts";
import { unexplained } from "./causes/unexplained.ts";
import { withinOneAnswer } from "./causes/withinOneAnswer.ts";
import { writeThrough } from "./causes/writeThrough.ts";
import type { Comparison } from "./comparison.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import type { DraftFinding, Finding, Severity } from "./finding.ts";

/** The causes of one account's gap, the most specific first: the first that claims it is its explanation. */
const gapCauses: readonly GapCause[] = [
  rounding,
  capitalOneReportedTime,
  pendingPosted,
  pendingReleased,
  adjustedByPlaid,
  investmentsPricedApart,
  noSubscriptionProduct,
  refreshPaused,
  updatesFailing,
  holdNewerThanUpdate,
  cacheOlderThanBank,
  unexplained,
];

/** Explanations that leave room for rows Plaid knows and did not count. */
const partlyCovered: readonly string[] = ["hold-newer-than-update", "cache-older-than-bank", "unexplained"];

function explainGaps(evidence: Evidence): readonly DraftFinding[] {
  const largestFirst = evidence.gaps.toSorted(
    (left, right) => Math.abs(right.headline.value) - Math.abs(left.headline.value),
  );
  return largestFirst.flatMap((gap) => {
    for (const cause of gapCauses) {
      const finding = cause(gap, evidence);
      if (finding === null) continue;
      // The one cause that can hold beside another: it explains a part, the other the rest.
      const part = partlyCovered.includes(finding.code) ? adjustedInPart(gap, evidence) : null;
      return part === null ? [finding] : [finding, part];
    }
    return [];
  });
}

/** Causes that are not about one gap, in the order their findings are told within a severity. */
const causes: readonly Cause[] = [
  explainGaps,
  agreement,
  failedCalls,
  capitalOneDated,
  capitalOneRefused,
  itemState,
  numberMissing,
  currencies,
  cachedCopies,
  evaluationCauses,
  accountSets,
  writeThrough,
  withinOneAnswer,
  runningBalance,
  identityMatch,
];

const severityOrder: readonly Severity[] = ["problem", "warning", "info"];

/**
 * Every cause that the answers of a comparison show, the gravest first. A pure function: the same readings, in
 * whatever order side-by-side calls answered, give the same findings.
 */
export function findingsOf(comparison: Comparison): readonly Finding[] {
  const evidence = evidenceOf(comparison);
  const found = causes.flatMap((cause) => cause(evidence));
  // Sorting is stable, so within one severity the order of the causes stands.
  const sorted = found
    .map((finding) => withSettlement(finding, evidence.products))
    .sort((left, right) => severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity));
  const counts = new Map<string, number>();
  return sorted.map((finding) => {
    const count = (counts.get(finding.code) ?? 0) + 1;
    counts.set(finding.code, count);
    return { ...finding, id: `${finding.code}#${count}` };
  });
}
