import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { knownItem, listed, offerFirstItem } from "../../ask/chooseItem.ts";
import { flagIn, itemIdsIn, textIn } from "../../ask/itemArgument.ts";
import { pickMany } from "../../ask/pick.ts";
import { cancelled } from "../../failure/failures.ts";
import { scenarioGroupOf } from "../../local/scenarioGroups.ts";
import { manyShown } from "../../reports/manyReports.ts";
import { ManyRun } from "../../reports/manyRun.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { filterItems } from "../../tree/filterAndSortItems.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { usualOptionsFor } from "./compareBalances.ts";

/**
 * Compares several Items one after another. A report fills meanwhile, with those that differ most first. Closing or
 * cancelling it keeps the finished comparisons.
 */
export const compareItems: Command = async (deps, argument, selected) => {
  const chosen = await chosenItems(deps, argument, selected);
  const startedAt = new Date(deps.clock.now()).toISOString();
  const run = new ManyRun(chosen, { environment: deps.items.environment, startedAt });
  deps.lastManyRun.run = run;
  deps.reports.show(manyShown(deps, run));
  await run.run({ ...deps, optionsFor: (item) => usualOptionsFor(deps, item) });
};

/** The Items of a group, if the command was called with the row of one. */
function groupIds({ items }: CommandDependencies, argument: unknown): readonly string[] | null {
  if (textIn(argument, "kind") !== "group") return null;
  const group = textIn(argument, "group");
  return items.list().flatMap((entry) => (scenarioGroupOf(entry) === group ? [entry.item.itemId] : []));
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
