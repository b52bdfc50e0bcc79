import * as vscode from "vscode";
import { chooseItem } from "../../ask/chooseItem.ts";
import type { Command } from "../command.ts";

/** Shows what was last read of an Item, from the history when the panel was closed. Makes no call. */
export const openLatestComparison: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Open Latest Comparison"));
  await deps.comparisonWork.openLatest(item.itemId);
  deps.panels.show(item.itemId);
};
