import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { formatAge } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { accountName } from "./accountName.ts";
import { type FailRule, type Met, metBy } from "./failOn.ts";

/**
 * Which rules of `--fail-on` are met, in one line: what met each first, in which comparison, and how often; null when
 * none is met.
 */
export function metSentence(
  comparisons: readonly Comparison[],
  rules: readonly FailRule[],
  context: TextContext,
): string | null {
  const parts = rules.flatMap((rule) => {
    const all = comparisons.flatMap((comparison) => metBy(comparison, [rule]).map((met) => ({ comparison, met })));
    const [first] = all;
    if (first === undefined) return [];
    const more = all.length === 1 ? "" : `, ${all.length - 1} more`;
    return [`${rule.source} (${subjectOf(first.comparison, first.met, context)}${more})`];
  });
  return parts.length === 0 ? null : `Failed by --fail-on: ${parts.join("; ")}.`;
}

function subjectOf(comparison: Comparison, { readingId, accountId, age }: Met, context: TextContext): string {
  const account = accountsOf(comparison).find((each) => each.accountId === accountId);
  const reading = comparison.readings.find(({ id }) => id === readingId);
  return [
    comparison.item.scenario ?? comparison.item.itemId,
    ...(account === undefined ? [] : [accountName(account)]),
    ...(reading === undefined ? [] : [reading.endpoint]),
    ...(reading?.outcome === "failed" ? [reading.failure.provider?.errorCode ?? reading.failure.reason] : []),
    ...(age === null ? [] : [formatAge(age, context)]),
  ].join(", ");
}
