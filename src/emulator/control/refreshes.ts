import { isoTime } from "../time/time.ts";
import type { Item, RefreshPlan } from "../world/item.ts";
import type { ReadContext } from "./context.ts";

/** `GET refreshes`: when the cached copy of each Item is next refreshed in the background, the soonest first. */
export function listRefreshes({ world, clock }: ReadContext): object {
  const now = clock.now();
  const next = [...world.items.values()].flatMap((item) => {
    const at = nextRefresh(item, now);
    return at === null ? [] : [{ item_id: item.itemId, at }];
  });
  return {
    refreshes: next.sort((one, other) => one.at - other.at).map(({ item_id, at }) => ({ item_id, at: isoTime(at) })),
  };
}

/** ms since the epoch; null where an Item is not refreshed. */
export function nextRefresh({ refreshPlans }: Pick<Item, "refreshPlans">, now: number): number | null {
  const times = refreshPlans.flatMap((plan) => nextOf(plan, now) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

function nextOf({ every, anchor }: RefreshPlan, now: number): number | null {
  return every === null ? null : anchor + (Math.floor((now - anchor) / every) + 1) * every;
}
