import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { planComparison } from "../../core/plan/planner.ts";

/**
 * The `min_last_updated_datetime` that a bank requires (Capital One): the value that a plan of this Item has for this
 * endpoint, counted from `nowMs`. Undefined where none is required.
 */
export function oldestAcceptable(item: ItemSummary, endpoint: EndpointPath, nowMs: number): string | undefined {
  const { products, institutionId } = item;
  const { steps } = planComparison({ products, institutionId, options: { evaluate: null } });
  const call = steps.flatMap(({ calls }) => calls).find((planned) => planned.endpoint === endpoint);
  const ms = call?.oldestAcceptableMs;
  return ms === undefined ? undefined : new Date(nowMs - ms).toISOString();
}
