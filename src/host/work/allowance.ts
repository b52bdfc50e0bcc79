import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { type Budget, roomFor } from "../../core/plan/budget.ts";
import type { CallRecord } from "../callRecord.ts";

/**
 * What a comparison may still send under Plaid's documented limits. The local sandbox is nobody's to protect: there the
 * twenty-sixth comparison of a minute runs like the first.
 */
export function budgetFor(calls: CallRecord, item: ItemSummary): { budget?: Budget } {
  return item.environment === "local" ? {} : { budget: calls.budgetOf(item.itemId) };
}

/**
 * Requests a reading outside a plan may send, pages and retries included: what Plaid's documented limit leaves,
 * and as many as it takes in the local sandbox.
 */
export function allowanceOf(calls: CallRecord, item: ItemSummary, endpoint: EndpointPath): { allowance?: number } {
  const { budget } = budgetFor(calls, item);
  return budget === undefined ? {} : { allowance: roomFor(budget, endpoint) };
}
