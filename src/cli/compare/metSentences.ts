import { accountsOf } from "../../core/accountsOf.ts";
import type { Comparison } from "../../core/comparison.ts";
import { formatAge } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { accountName } from "./accountName.ts";
import { type FailRule, type Met, metBy } from "./failOn.ts";

/** For each rule of `--fail-on` that is met, one line: what met it first, and how many more did. */
export function metSentences(
  comparison: Comparison,
  rules: readonly FailRule[],
  context: TextContext,
): readonly string[] {
  const met = metBy(comparison, rules);
  return rules.flatMap((rule) => {
    const [first, ...more] = met.filter((each) => each.rule === rule);
    if (first === undefined) return [];
    const others = more.length === 0 ? "" : `, and ${more.length} more`;
    return [`--fail-on ${rule.source}: ${subjectOf(comparison, first, context)}${others}.`];
  });
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
