import { catalogue, endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";

/** One request this extension sent. */
export interface SpentCall {
  readonly endpoint: EndpointPath;
  readonly itemId: string;
  /** Wall clock of this machine, ms since the epoch. */
  readonly atMs: number;
}

/**
 * What is left under Plaid's documented limits for one Item, by this extension's own calls: other programs with the
 * same keys use the same limits unseen. An endpoint that is absent has its whole limit left.
 */
export interface Budget {
  readonly room: Readonly<Partial<Record<EndpointPath, number>>>;
}

/** Every endpoint has its whole limit left. */
export const freshBudget: Budget = { room: {} };

/** Counts what was spent inside each endpoint's window, for the Item and for all Items together. */
export function budgetOf(spent: readonly SpentCall[], input: { itemId: string; nowMs: number }): Budget {
  const room: Partial<Record<EndpointPath, number>> = {};
  for (const entry of catalogue) {
    const { windowMs, perItem, perClient } = entry.sandboxLimit;
    const recent = spent.filter((call) => call.endpoint === entry.path && call.atMs > input.nowMs - windowMs);
    const ofItem = recent.filter((call) => call.itemId === input.itemId).length;
    const left = Math.min((perItem ?? Infinity) - ofItem, (perClient ?? Infinity) - recent.length);
    room[entry.path] = Math.max(0, left);
  }
  return { room };
}

/** Drops the calls that are older than every window, so that the record does not grow for ever. */
export function forgetOldCalls(spent: readonly SpentCall[], nowMs: number): readonly SpentCall[] {
  return spent.filter((call) => call.atMs > nowMs - endpointEntry(call.endpoint).sandboxLimit.windowMs);
}

/** Requests that may still be sent to an endpoint now; Infinity where Plaid publishes no limit. */
export function roomFor(budget: Budget, endpoint: EndpointPath): number {
  const { perItem, perClient } = endpointEntry(endpoint).sandboxLimit;
  return budget.room[endpoint] ?? Math.min(perItem ?? Infinity, perClient ?? Infinity);
}
