import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { type Budget, roomFor } from "../../core/plan/budget.ts";
import type { CallRecord } from "../connection/callRecord.ts";

/**
 * What is left of Plaid's documented limits for a comparison. The local sandbox needs no protection: there the
 * twenty-sixth comparison of a minute runs like the first.
 */
export function budgetFor(calls: CallRecord, item: ItemSummary): { budget?: Budget } {
  return item.environment === "local" ? {} : { budget: calls.budgetOf(item.itemId) };
}

/**
 * Requests that a reading outside a plan may send, pages and retries included: what is left of Plaid's documented
 * limit; in the local sandbox as many as it takes.
 */
export function allowanceOf(calls: CallRecord, item: ItemSummary, endpoint: EndpointPath): { allowance?: number } {
  const { budget } = budgetFor(calls, item);
  return budget === undefined ? {} : { allowance: roomFor(budget, endpoint) };
}
