import type { Environment } from "../../core/item/environment.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";

/** The group of Items that a person created or added; they have no scenario. */
export const ownGroup = "";

/** The person's own Items first, in their order; then those of scenarios, by the places of their lessons. */
export function inLessonOrder(items: readonly ItemSummary[]): readonly ItemSummary[] {
  return items.toSorted((one, other) => (one.lesson?.place ?? 0) - (other.lesson?.place ?? 0));
}

/** The group of an Item: its lesson's group. */
export function scenarioGroupOf({ item }: Pick<ItemEntry, "item">): string {
  return item.lesson?.group ?? ownGroup;
}

/** The groups of these Items, in the Items' order. */
export function scenarioGroupsOf(entries: readonly ItemEntry[]): readonly string[] {
  return [...new Set(entries.map(scenarioGroupOf))];
}

/** True when rows are grouped: the unfiltered list of the local sandbox in its own order, with more than one group. */
export function isGrouped(
  items: ItemStore,
  treeState: { readonly isPlainIn: (environment: Environment) => boolean },
): boolean {
  const { environment } = items;
  return environment === "local" && treeState.isPlainIn(environment) && scenarioGroupsOf(items.list()).length > 1;
}

/** By default the person's own Items and the first group of lessons are open; a later choice of the person is kept. */
export function isGroupOpen(
  group: string,
  entries: readonly ItemEntry[],
  treeState: { readonly openedByPerson: (group: string) => boolean | undefined },
): boolean {
  const first = scenarioGroupsOf(entries).find((each) => each !== ownGroup);
  return treeState.openedByPerson(group) ?? (group === ownGroup || group === first);
}
