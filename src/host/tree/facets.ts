import type { ItemEntry } from "../store/itemStore.ts";
import { filterItems, tagsOf } from "./filterAndSortItems.ts";

/** A tag that some of the shown Items have, with their number. */
export interface Facet {
  readonly tag: string;
  readonly count: number;
}

/** Tags that need attention come first, before a bank with many Items. */
const first: readonly string[] = ["login-required", "item-error", "failed", "stale"];

function rankOf(tag: string): number {
  const rank = first.indexOf(tag);
  return rank === -1 ? first.length : rank;
}

/**
 * Tags that narrow a filter: some of the shown Items have them, but not all. Tags that need attention come first, then
 * those of most Items. Tags that the filter already has are left out.
 */
export function facetsOf(entries: readonly ItemEntry[], filter: string, now: number): readonly Facet[] {
  const shown = filterItems(entries, filter, now);
  const counts = new Map<string, number>();
  for (const entry of shown) {
    for (const tag of new Set(tagsOf(entry, now))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .filter(({ count }) => count < shown.length)
    .sort(
      (left, right) =>
        rankOf(left.tag) - rankOf(right.tag) || right.count - left.count || (left.tag < right.tag ? -1 : 1),
    );
}
