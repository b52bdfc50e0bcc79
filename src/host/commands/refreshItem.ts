import * as vscode from "vscode";
import { chooseItem } from "../ask/chooseItem.ts";
import { withProgress } from "../ask/withProgress.ts";
import { itemTitle } from "../tree/itemNames.ts";
import type { Command } from "./command.ts";

/** Reads one Item again. A call that Plaid refused is the row's business; the row keeps it until it is retried. */
export const refreshItem: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Refresh"));
  await withProgress(vscode.l10n.t("Reading {0}", itemTitle(item)), (signal) =>
    deps.itemReads.read(item.itemId, signal),
  );
};
