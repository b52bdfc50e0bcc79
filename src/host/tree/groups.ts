import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import type { Arrangement } from "./arrangement.ts";

/** The group of the Items a person made or added: no scenario names it. */
export const ownGroup = "";

/** The group an Item's row stands in: the one its lesson names. */
export function groupOf({ item }: Pick<ItemEntry, "item">): string {
  return item.lesson?.group ?? ownGroup;
}

/** Rows stand in groups where there are several. Plaid Sandbox has none, and a filter or another order shows one list. */
export function isGrouped(items: ItemStore, arrangement: Arrangement): boolean {
  const { environment } = items;
  return environment === "local" && arrangement.isPlainIn(environment) && groupsOf(items.list()).length > 1;
}

/** The groups of these Items, in the order the Items come. */
export function groupsOf(entries: readonly ItemEntry[]): readonly string[] {
  return [...new Set(entries.map(groupOf))];
}

/** At first a person's own Items are open and the first group that teaches; what was opened or closed since stays so. */
export function isGroupOpen(group: string, entries: readonly ItemEntry[], arrangement: Arrangement): boolean {
  const first = groupsOf(entries).find((each) => each !== ownGroup);
  return arrangement.openedByPerson(group) ?? (group === ownGroup || group === first);
}
