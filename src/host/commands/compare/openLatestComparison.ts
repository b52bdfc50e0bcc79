import * as vscode from "vscode";
import { chooseItem } from "../../ask/chooseItem.ts";
import type { Command } from "../command.ts";

/** Shows the latest comparison of an Item, from the history if none is open. Makes no call. */
export const openLatestComparison: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Open Latest Comparison"));
  await deps.comparisonWork.openLatest(item.itemId);
  await deps.panels.show(item.itemId);
};
