import * as vscode from "vscode";
import { chooseItems, titleOf } from "../../ask/chooseItems.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command } from "../command.ts";
import { eachItem } from "./eachItem.ts";

/** Reads Items again, one after another. A failed call is shown on the Item's row, not as a message. */
export const refreshItem: Command = async (deps, argument, selected) => {
  const chosen = await chooseItems(deps, { argument, selected }, { title: vscode.l10n.t("Refresh") });
  await withProgress(vscode.l10n.t("Reading {0}", titleOf(chosen, itemTitle)), (signal, progress) =>
    eachItem(chosen, { signal, progress }, ({ itemId }) => deps.itemReads.read(itemId, signal)),
  );
};
