import type { ItemEntry } from "../store/itemStore.ts";
import { filterItems, tagsOf } from "./arrange.ts";

/** A tag some of the shown Items have, and how many of them. */
export interface Facet {
  readonly tag: string;
  readonly count: number;
}

/** A few Items that ask for something are worth more than many of a bank. */
const first: readonly string[] = ["login-required", "item-error", "failed", "stale"];

function rankOf(tag: string): number {
  const rank = first.indexOf(tag);
  return rank === -1 ? first.length : rank;
}

/**
 * How a filter can be narrowed: the tags that some of the Items it shows have and not all, what asks for something first, then those of
 * most Items. One that all have, or that is asked for already, would narrow nothing.
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
