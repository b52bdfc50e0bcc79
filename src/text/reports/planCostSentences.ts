import type { RateLimit } from "../../core/endpoint/catalogue.ts";
import type { PlanExplanation } from "../../core/plan/explainPlan.ts";
import type { SkipReason } from "../../core/reading/reading.ts";
import { formatsOf } from "../intlFormats.ts";
import { planMessages } from "../messages/plans.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message, valueWord } from "../translate.ts";

function sentence(
  key: KeyIn<typeof planMessages>,
  count: number,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message(counted(key, count, context), planMessages, context), {
    count: formatsOf(context).count(count),
    ...values,
  });
}

/** The limit that a single Item reaches first. */
export function tightestOf({ perItem, perClient }: RateLimit): number {
  return Math.min(perItem ?? Infinity, perClient ?? Infinity);
}

/** What a run leaves of the rate limit that it comes nearest to. */
function roomSentence({ endpoint, limit, leftAfter }: PlanExplanation["room"][number], context: TextContext): string {
  const { count } = formatsOf(context);
  const words = message([leftAfter > 0 ? "plan.room" : "plan.room-none"], planMessages, context);
  return fill(words, { call: endpoint, count: count(leftAfter), limit: count(tightestOf(limit)) });
}

function productName(product: string, context: TextContext): string {
  return valueWord("product", product, context);
}

/** A plan in a few sentences, for the person about to run it: calls, cost, remaining rate limits. */
export function planCostSentences(plan: PlanExplanation, context: TextContext): readonly string[] {
  const { list } = formatsOf(context);
  // An endpoint skipped in two steps is named once.
  const skippedFor = (why: SkipReason): readonly string[] => [
    ...new Set(plan.skipped.filter(({ reason }) => reason === why).map(({ endpoint }) => endpoint)),
  ];
  const refused = skippedFor("budget-spent");
  const tightest = plan.room.toSorted((left, right) => left.leftAfter - right.leftAfter)[0];
  return [
    sentence("plan.calls", plan.calls, context),
    plan.billedCalls === 0
      ? message(["plan.billed-none"], planMessages, context)
      : sentence("plan.billed", plan.billedCalls, context),
    ...(plan.addsProducts.length === 0
      ? []
      : [
          sentence("plan.adds", plan.addsProducts.length, context, {
            products: list(plan.addsProducts.map((product) => productName(product, context))),
          }),
        ]),
    ...(refused.length === 0 ? [] : [sentence("plan.refused", refused.length, context, { calls: list(refused) })]),
    ...(tightest === undefined ? [] : [roomSentence(tightest, context)]),
  ];
}
