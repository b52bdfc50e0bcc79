import { listed, offerFirstItem } from "../../ask/chooseItem.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { scenarioGroupOf } from "../../local/scenarioGroups.ts";
import { filterItems } from "../../tree/filterAndSortItems.ts";
import type { Command } from "../command.ts";
import { compareSeveral } from "./compareSeveral.ts";

/** Compares every Item that the tree shows, or those of a group's row, to find the one that differs most. */
export const compareAllItems: Command = async (deps, argument) => {
  await listed(deps);
  const entries = deps.items.list();
  if (entries.length === 0) return offerFirstItem();
  const shown =
    textIn(argument, "kind") === "group"
      ? entries.filter((entry) => scenarioGroupOf(entry) === textIn(argument, "group"))
      : filterItems(entries, deps.treeState.filter, deps.clock.now());
  await compareSeveral(
    deps,
    (shown.length === 0 ? entries : shown).map(({ item }) => item),
  );
};
