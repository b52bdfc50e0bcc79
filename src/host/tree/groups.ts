import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import type { Arrangement } from "./arrangement.ts";

/** The group of Items that a person made or added, which have no scenario. */
export const ownGroup = "";

/** The group of an Item's row: that of its lesson. */
export function groupOf({ item }: Pick<ItemEntry, "item">): string {
  return item.lesson?.group ?? ownGroup;
}

/** True where rows are grouped: only the unfiltered local list in its own order has several groups. */
export function isGrouped(items: ItemStore, arrangement: Arrangement): boolean {
  const { environment } = items;
  return environment === "local" && arrangement.isPlainIn(environment) && groupsOf(items.list()).length > 1;
}

/** The groups of these Items, in the order the Items come. */
export function groupsOf(entries: readonly ItemEntry[]): readonly string[] {
  return [...new Set(entries.map(groupOf))];
}

/** At first the person's own Items and the first group of lessons are open; the person's later choice is kept. */
export function isGroupOpen(group: string, entries: readonly ItemEntry[], arrangement: Arrangement): boolean {
  const first = groupsOf(entries).find((each) => each !== ownGroup);
  return arrangement.openedByPerson(group) ?? (group === ownGroup || group === first);
}
