import { isoTime } from "../time/time.ts";
import type { RefreshPlan } from "../world/item.ts";
import type { ReadContext } from "./context.ts";

/** `GET refreshes`: when the cached copy of each Item is next refreshed in the background, the soonest first. */
export function listRefreshes({ world, clock }: ReadContext): object {
  const now = clock.now();
  const next = [...world.items.values()].flatMap((item) => {
    const times = item.refreshPlans.flatMap((plan) => nextOf(plan, now) ?? []);
    return times.length === 0 ? [] : [{ item_id: item.itemId, at: Math.min(...times) }];
  });
  return {
    refreshes: next.sort((one, other) => one.at - other.at).map(({ item_id, at }) => ({ item_id, at: isoTime(at) })),
  };
}

function nextOf({ every, anchor }: RefreshPlan, now: number): number | null {
  return every === null ? null : anchor + (Math.floor((now - anchor) / every) + 1) * every;
}
