import { listed, offerFirstItem } from "../../ask/chooseItem.ts";
import { filterItems } from "../../tree/filterAndSortItems.ts";
import type { Command } from "../command.ts";
import { compareItems } from "./compareItems.ts";

/** Compares every Item that the tree shows, to find the one that differs most. */
export const compareAllItems: Command = async (deps) => {
  await listed(deps);
  const entries = deps.items.list();
  if (entries.length === 0) return offerFirstItem();
  const shown = filterItems(entries, deps.treeState.filter, deps.clock.now());
  const itemIds = (shown.length === 0 ? entries : shown).map(({ item }) => item.itemId);
  await compareItems(deps, { itemIds });
};
