import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { knownItem, listed, offerFirstItem } from "../../ask/chooseItem.ts";
import { flagIn, itemIdsIn, textIn } from "../../ask/itemArgument.ts";
import { pickMany } from "../../ask/pick.ts";
import { presentSummary } from "../../ask/showSummary.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { cancelled } from "../../failure/failures.ts";
import { filterItems } from "../../tree/arrange.ts";
import { groupOf } from "../../tree/groups.ts";
import { itemTitle } from "../../tree/itemNames.ts";
import { compareMany } from "../../work/compareMany.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { usualOptionsFor } from "./compareBalances.ts";

/** Compares several Items one after another and shows which disagree most. A cancel shows what is done. */
export const compareItems: Command = async (deps, argument, selected) => {
  const chosen = await chosenItems(deps, argument, selected);
  const startedAt = new Date(deps.clock.now()).toISOString();
  const { environment } = deps.items;
  const done = await withProgress(vscode.l10n.t("Comparing {0} Items", chosen.length), (signal, progress) => {
    let begun = 0;
    return compareMany({ ...deps, optionsFor: (item) => usualOptionsFor(deps, item) }, chosen, {
      signal,
      onItem(item, state) {
        const name = itemTitle(item);
        if (state === "waiting") {
          return progress.report({ message: vscode.l10n.t("{0}: waiting for Plaid's limits to leave room", name) });
        }
        begun += 1;
        const message = vscode.l10n.t("{0} of {1}: {2}", begun, chosen.length, name);
        progress.report({ message, increment: begun === 1 ? 0 : 100 / chosen.length });
      },
    });
  });
  if (done.outcomes.length === 0) throw cancelled();
  deps.manyShelf.last = { ...done, environment, startedAt };
  await presentSummary(deps, deps.manyShelf.last, argument);
};

/** The Items of a group, where the command was called with its row. */
function groupIds({ items }: CommandDependencies, argument: unknown): readonly string[] | null {
  if (textIn(argument, "kind") !== "group") return null;
  const group = textIn(argument, "group");
  return items.list().flatMap((entry) => (groupOf(entry) === group ? [entry.item.itemId] : []));
}

/** @throws BalanceLensError `cancelled` */
async function chosenItems(
  deps: CommandDependencies,
  argument: unknown,
  selected: unknown,
): Promise<readonly ItemSummary[]> {
  const ids = groupIds(deps, argument) ?? itemIdsIn(argument, selected, () => deps.selection());
  if (ids !== null) return Promise.all(ids.map((itemId) => knownItem(deps, itemId)));
  await listed(deps);
  const entries = deps.items.list();
  if (entries.length === 0) return offerFirstItem();
  if (flagIn(argument, "all")) return entries.map(({ item }) => item);
  const shown = new Set(filterItems(entries, deps.arrangement.filter, deps.clock.now()));
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
