import * as vscode from "vscode";
import { withProgress } from "../../ask/withProgress.ts";
import type { Command } from "../command.ts";

/** Reads the list of Items again, then each Item whose accounts are known, one after the other. */
export const refreshItems: Command = async ({ items, itemReads }) => {
  await withProgress(vscode.l10n.t("Balance Lens: refreshing"), async (signal) => {
    // Another window may have added an Item since a listing that is under way began.
    await itemReads.relist(signal);
    for (const { item, accounts, failure } of items.list()) {
      if (signal.aborted) throw signal.reason;
      if (accounts !== null || failure !== null) await itemReads.read(item.itemId, signal);
    }
  });
};
