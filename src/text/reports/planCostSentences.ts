import type { RateLimit } from "../../core/endpoint/catalogue.ts";
import type { PlanExplanation } from "../../core/plan/explainPlan.ts";
import type { SkipReason } from "../../core/reading/reading.ts";
import { formatsOf } from "../intlFormats.ts";
import type { TextContext } from "../segment.ts";
import { valueWord } from "../translate.ts";
import { countedPlanWords, planWords } from "./planWords.ts";

/** The limit that a single Item reaches first. */
export function tightestOf({ perItem, perClient }: RateLimit): number {
  return Math.min(perItem ?? Infinity, perClient ?? Infinity);
}

/** What a run leaves of the rate limit that it comes nearest to. */
function roomSentence({ endpoint, limit, leftAfter }: PlanExplanation["room"][number], context: TextContext): string {
  const { count } = formatsOf(context);
  const values = { call: endpoint, count: count(leftAfter), limit: count(tightestOf(limit)) };
  return planWords(leftAfter > 0 ? "plan.room" : "plan.room-none", context, values);
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
    countedPlanWords("plan.calls", plan.calls, context),
    plan.billedCalls === 0
      ? planWords("plan.billed-none", context)
      : countedPlanWords("plan.billed", plan.billedCalls, context),
    ...(plan.addsProducts.length === 0
      ? []
      : [
          countedPlanWords("plan.adds", plan.addsProducts.length, context, {
            products: list(plan.addsProducts.map((product) => productName(product, context))),
          }),
        ]),
    ...(refused.length === 0
      ? []
      : [countedPlanWords("plan.refused", refused.length, context, { calls: list(refused) })]),
    ...(tightest === undefined ? [] : [roomSentence(tightest, context)]),
  ];
}
