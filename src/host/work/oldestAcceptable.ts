import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { planComparison } from "../../core/plan/planner.ts";

/**
 * How old an answer may be, for a bank that must be told (Capital One): what a plan of this Item would say of a call
 * to this endpoint, counted from `nowMs`. Undefined where nothing is to be told.
 */
export function oldestAcceptable(item: ItemSummary, endpoint: EndpointPath, nowMs: number): string | undefined {
  const { products, institutionId } = item;
  const { steps } = planComparison({ products, institutionId, options: { evaluate: null } });
  const call = steps.flatMap(({ calls }) => calls).find((planned) => planned.endpoint === endpoint);
  const ms = call?.oldestAcceptableMs;
  return ms === undefined ? undefined : new Date(nowMs - ms).toISOString();
}
