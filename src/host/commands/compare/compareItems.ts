import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { itemChoices, knownItem, listed, offerFirstItem } from "../../ask/chooseItem.ts";
import { flagIn, itemIdsIn } from "../../ask/itemArgument.ts";
import { type Choice, pickMany, pickOne } from "../../ask/pick.ts";
import { cancelled } from "../../failure/failures.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { ItemEntry } from "../../store/itemStore.ts";
import { filterItems } from "../../tree/filterAndSortItems.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareOne } from "./compareOne.ts";
import { compareSeveral } from "./compareSeveral.ts";

/** Compares the Items its argument lists in a report, or `all`; without either it asks: one Item, or several. */
export const compareItems: Command = async (deps, argument, selected) => {
  const ids = itemIdsIn(argument, selected, () => deps.selection());
  if (ids !== null) return compareSeveral(deps, await Promise.all(ids.map((itemId) => knownItem(deps, itemId))));
  await listed(deps);
  const entries = deps.items.list();
  if (entries.length === 0) return offerFirstItem();
  if (flagIn(argument, "all")) {
    return compareSeveral(
      deps,
      entries.map(({ item }) => item),
    );
  }
  const one = await chooseOneOrSeveral(entries);
  await (one === null ? compareSeveral(deps, await chooseSeveral(deps, entries)) : compareOne(deps, one, undefined));
};

/** Null means several. @throws BalanceLensError `cancelled` */
function chooseOneOrSeveral(entries: readonly ItemEntry[]): Promise<ItemSummary | null> {
  const several: Choice<null> = {
    label: vscode.l10n.t("$(checklist) Several Items…"),
    detail: vscode.l10n.t("One after another; those the tree shows are chosen"),
    value: null,
  };
  const choices: readonly Choice<ItemSummary | null>[] = [...itemChoices(entries), several];
  return pickOne(choices, {
    title: vscode.l10n.t("Compare Balances"),
    placeHolder: vscode.l10n.t("Choose an Item, or Several Items… at the end"),
  });
}

/** @throws BalanceLensError `cancelled` */
async function chooseSeveral(
  deps: CommandDependencies,
  entries: readonly ItemEntry[],
): Promise<readonly ItemSummary[]> {
  const shown = new Set(filterItems(entries, deps.treeState.filter, deps.clock.now()));
  const picked = await pickMany(
    entries.map((entry) => ({
      label: itemTitle(entry.item),
      description: entry.item.lesson?.bank ?? entry.item.products.join(", "),
      picked: shown.has(entry),
      value: entry.item,
    })),
    {
      title: vscode.l10n.t("Compare Several Items"),
      placeHolder: vscode.l10n.t("One after another; those the tree shows are chosen"),
    },
  );
  if (picked.length === 0) throw cancelled();
  return picked;
}
