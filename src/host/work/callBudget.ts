import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { type Budget, roomFor } from "../../core/plan/budget.ts";
import type { CallRecord } from "../connection/callRecord.ts";

/**
 * What is left of Plaid's documented limits for a comparison. Absent for the local sandbox, which has none to protect.
 */
export function budgetFor(calls: CallRecord, item: ItemSummary): { budget?: Budget } {
  return item.environment === "local" ? {} : { budget: calls.budgetOf(item.itemId) };
}

/**
 * How many requests a reading outside a plan may send, pages and retries included: what is left of Plaid's documented
 * limit; absent for the local sandbox.
 */
export function allowanceOf(calls: CallRecord, item: ItemSummary, endpoint: EndpointPath): { allowance?: number } {
  const { budget } = budgetFor(calls, item);
  return budget === undefined ? {} : { allowance: roomFor(budget, endpoint) };
}
