import * as vscode from "vscode";
import { flagIn } from "../../ask/itemArgument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { itemsViewId } from "../../window/viewIds.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareWith, usualOptionsFor } from "../compare/compareOne.ts";

/**
 * Starts the local sandbox and lists its Items. From then on it starts whenever the tree is shown. `{"compare":true}`, as
 * the welcome view passes it, also opens the first comparison; `{"reveal":true}`, as the walkthrough does, shows the tree.
 */
export const startLocalSandbox: Command = async (deps, argument) => {
  const { local, environmentChoice, itemReads } = deps;
  await withProgress(vscode.l10n.t("Starting the local sandbox"), async (signal) => {
    await local.start();
    await environmentChoice.rememberLocal();
    await environmentChoice.switchTo("local");
    await itemReads.list(signal);
  });
  if (flagIn(argument, "reveal")) await vscode.commands.executeCommand(`${itemsViewId}.focus`);
  if (flagIn(argument, "compare")) await compareFirst(deps);
};

/** Compares the first Item with a lesson, or else the first of all, if there is one. */
async function compareFirst(deps: CommandDependencies): Promise<void> {
  const items = deps.items.list().map(({ item }) => item);
  const first = items.find(({ lesson }) => lesson !== undefined) ?? items[0];
  if (first === undefined) return;
  await Promise.all([deps.selectItem(first.itemId), compareWith(deps, first, usualOptionsFor(deps, first))]);
}
