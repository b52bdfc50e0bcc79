import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import type { Arrangement } from "./arrangement.ts";

/** The group of Items that a person created or added; they have no scenario. */
export const ownGroup = "";

/** The group of an Item: its lesson's group. */
export function groupOf({ item }: Pick<ItemEntry, "item">): string {
  return item.lesson?.group ?? ownGroup;
}

/** True when rows are grouped: the unfiltered list of the local sandbox in its own order, with more than one group. */
export function isGrouped(items: ItemStore, arrangement: Arrangement): boolean {
  const { environment } = items;
  return environment === "local" && arrangement.isPlainIn(environment) && groupsOf(items.list()).length > 1;
}

/** The groups of these Items, in the Items' order. */
export function groupsOf(entries: readonly ItemEntry[]): readonly string[] {
  return [...new Set(entries.map(groupOf))];
}

/** By default the person's own Items and the first group of lessons are open; a later choice of the person is kept. */
export function isGroupOpen(group: string, entries: readonly ItemEntry[], arrangement: Arrangement): boolean {
  const first = groupsOf(entries).find((each) => each !== ownGroup);
  return arrangement.openedByPerson(group) ?? (group === ownGroup || group === first);
}
