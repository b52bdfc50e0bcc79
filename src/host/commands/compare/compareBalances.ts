import * as vscode from "vscode";
import { chooseItem, knownItem } from "../../ask/chooseItem.ts";
import { itemIdsIn } from "../../ask/itemArgument.ts";
import type { Command } from "../command.ts";
import { compareOne } from "./compareOne.ts";
import { compareSeveral } from "./compareSeveral.ts";

/**
 * Compares one Item: calls every endpoint that its products allow, in the order that shows a difference. Several selected
 * rows are compared one after another.
 */
export const compareBalances: Command = async (deps, argument, selected) => {
  const [first, ...others] = itemIdsIn(argument, selected, () => deps.selection()) ?? [];
  if (first !== undefined && others.length > 0) {
    return compareSeveral(deps, await Promise.all([first, ...others].map((itemId) => knownItem(deps, itemId))));
  }
  const named = first === undefined ? argument : { itemId: first };
  await compareOne(deps, await chooseItem(deps, named, vscode.l10n.t("Compare Balances")), argument);
};
