import { isoTime } from "../time/time.ts";
import { nextRefresh } from "../world/scheduleRefreshes.ts";
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
