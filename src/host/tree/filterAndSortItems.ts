import { plainSearch } from "../../core/plainSearch.ts";
import { itemLabel } from "../store/itemNames.ts";
import type { ItemEntry } from "../store/itemStore.ts";
import { type Health, healthOf, isStale, oldestAge } from "./itemHealth.ts";
import type { SortKey } from "./treeViewState.ts";

/** The wall clock in ms, and the collator that orders names. */
export interface SortContext {
  readonly now: number;
  readonly collator: Pick<Intl.Collator, "compare">;
}

/**
 * The Items that match a filter. Every word of it must match: a word is a part of the Item's name, institution,
 * scenario, product or id; with `@` before it, it is a whole tag: `@stale`, `@login-required`, `@ins_109508`.
 */
export function filterItems(entries: readonly ItemEntry[], filter: string, now: number): readonly ItemEntry[] {
  const words = plainSearch(filter)
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "@");
  if (words.length === 0) return entries;
  return entries.filter((entry) =>
    words.every((word) =>
      word.startsWith("@") ? tagsOf(entry, now).includes(word.slice(1)) : searched(entry).includes(word),
    ),
  );
}

/** The `@` tags of an Item: its health, age, environment, institution and products. */
export function tagsOf(entry: ItemEntry, now: number): readonly string[] {
  const { item } = entry;
  return [
    healthOf(entry),
    ...(isStale(entry, now) ? ["stale"] : []),
    item.environment,
    ...(item.institutionId === null ? [] : [item.institutionId.toLowerCase()]),
    ...item.products,
  ];
}

/** Cached per state of an Item: a filter is applied at every key press. */
const texts = new WeakMap<ItemEntry, string>();

function searched(entry: ItemEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { alias, institutionName, institutionId, scenario, lesson, itemId, products, testUser } = entry.item;
  const taught = [lesson?.label, lesson?.group, lesson?.bank, lesson?.summary];
  const parts = [
    alias,
    institutionName,
    institutionId,
    scenario,
    ...taught,
    itemId,
    testUser,
    healthOf(entry),
    ...products,
  ];
  const text = plainSearch(parts.filter((part) => part != null).join("\n"));
  texts.set(entry, text);
  return text;
}

/** Items that need attention come first. */
const urgency: Readonly<Record<Health, number>> = {
  "login-required": 0,
  "item-error": 1,
  failed: 2,
  healthy: 5,
  unread: 6,
};

/**
 * Sorts Items; equal ones keep the order of the list, and unknown values come last. `created`: newest first; `age`: the
 * one with the oldest balance first; `health`: those that need attention first.
 */
export function sortItems(
  entries: readonly ItemEntry[],
  sort: SortKey,
  { now, collator }: SortContext,
): readonly ItemEntry[] {
  switch (sort) {
    case "added":
      return entries;
    case "name":
      return [...entries].sort((left, right) => collator.compare(itemLabel(left), itemLabel(right)));
    case "created":
      return byKey(entries, ({ facts }) => (facts?.createdAt == null ? null : -Date.parse(facts.createdAt)));
    case "health":
      return byKey(entries, (entry) => {
        const health = healthOf(entry);
        if (health !== "healthy") return urgency[health];
        const { gap } = entry;
        if (gap !== null && (gap.kind === "no-live-balance" || gap.widest !== null || gap.hasChangedSince)) return 3;
        return isStale(entry, now) ? 4 : urgency.healthy;
      });
    case "age":
      return byKey(entries, (entry) => {
        const oldest = oldestAge(entry, now);
        // An unknown age counts as the oldest; a balance that was not read has no age.
        return oldest === null ? null : -(oldest.ageMs ?? Number.MAX_VALUE);
      });
  }
}

function byKey(entries: readonly ItemEntry[], keyOf: (entry: ItemEntry) => number | null): readonly ItemEntry[] {
  const keyed = entries.map((entry) => ({ entry, key: keyOf(entry) ?? Infinity }));
  // Compared before subtracting: Infinity minus Infinity is NaN.
  keyed.sort((left, right) => (left.key === right.key ? 0 : left.key - right.key));
  return keyed.map(({ entry }) => entry);
}
