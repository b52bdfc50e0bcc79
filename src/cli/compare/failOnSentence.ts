import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { formatAge } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { accountLabel } from "./accountLabel.ts";
import { type FailCondition, type FailConditionHit, failConditionsMet } from "./failOn.ts";

/**
 * Which conditions of `--fail-on` are met, in one line: what met each first, in which comparison, and how often; null when
 * none is met.
 */
export function failOnSentence(
  comparisons: readonly Comparison[],
  conditions: readonly FailCondition[],
  context: TextContext,
): string | null {
  const parts = conditions.flatMap((condition) => {
    const all = comparisons.flatMap((comparison) =>
      failConditionsMet(comparison, [condition]).map((hit) => ({ comparison, hit })),
    );
    const [first] = all;
    if (first === undefined) return [];
    const more = all.length === 1 ? "" : `, ${all.length - 1} more`;
    return [`${condition.source} (${subjectOf(first.comparison, first.hit, context)}${more})`];
  });
  return parts.length === 0 ? null : `Failed by --fail-on: ${parts.join("; ")}.`;
}

function subjectOf(
  comparison: Comparison,
  { readingId, accountId, age }: FailConditionHit,
  context: TextContext,
): string {
  const account = accountsOf(comparison).find((each) => each.accountId === accountId);
  const reading = comparison.readings.find(({ id }) => id === readingId);
  return [
    comparison.item.scenario ?? comparison.item.itemId,
    ...(account === undefined ? [] : [accountLabel(account)]),
    ...(reading === undefined ? [] : [reading.endpoint]),
    ...(reading?.outcome === "failed" ? [reading.failure.provider?.errorCode ?? reading.failure.reason] : []),
    ...(age === null ? [] : [formatAge(age, context)]),
  ].join(", ");
}
