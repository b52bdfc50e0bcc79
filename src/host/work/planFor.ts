import type { ItemSummary } from "../../core/item/item.ts";
import { explainPlan, type PlanExplanation } from "../../core/plan/explainPlan.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import { planComparison } from "../../core/plan/planner.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import { budgetFor } from "./callBudget.ts";

/** Explains a comparison of this Item before it runs, with what is left of Plaid's limits. Makes no call. */
export function planFor(calls: CallRecord, item: ItemSummary, options: PlanOptions): PlanExplanation {
  const { itemId, institutionId, products, isProcessor } = item;
  const plan = planComparison({ products, institutionId, isProcessor, options, ...budgetFor(calls, item) });
  return explainPlan(plan, { products, budget: calls.budgetOf(itemId) });
}

/** True when Plaid's limits do not allow every call of the plan. */
export function exceedsBudget({ skipped }: PlanExplanation): boolean {
  return skipped.some(({ reason }) => reason === "budget-spent");
}
