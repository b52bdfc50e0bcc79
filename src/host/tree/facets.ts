import type { ItemEntry } from "../store/itemStore.ts";
import { filterItems, tagsOf } from "./arrange.ts";

/** A tag some of the shown Items have, and how many of them. */
export interface Facet {
  readonly tag: string;
  readonly count: number;
}

/** Tags that need attention are more useful than a bank with many Items. */
const first: readonly string[] = ["login-required", "item-error", "failed", "stale"];

function rankOf(tag: string): number {
  const rank = first.indexOf(tag);
  return rank === -1 ? first.length : rank;
}

/**
 * Tags that narrow a filter: those that some of the Items shown have and not all, tags that need attention first, then
 * by number of Items. A tag that all have, or that the filter already has, would narrow nothing.
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
