import { roomFor } from "../../core/budget.ts";
import type { EndpointPath } from "../../core/endpoint.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { CallRecord } from "../callRecord.ts";

/**
 * Requests a reading outside a plan may send, pages and retries included: what Plaid's documented limit leaves. The
 * local sandbox is nobody's to protect, and answers what it answers.
 */
export function allowanceOf(calls: CallRecord, item: ItemSummary, endpoint: EndpointPath): { allowance?: number } {
  if (item.environment === "local") return {};
  return { allowance: roomFor(calls.budgetOf(item.itemId), endpoint) };
}
