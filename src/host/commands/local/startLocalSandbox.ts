import * as vscode from "vscode";
import { flagIn } from "../../ask/itemArgument.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { itemsViewId } from "../../window/viewIds.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareWith, usualOptionsFor } from "../compare/compareBalances.ts";

/**
 * Starts the local sandbox and lists its Items. From then on it starts whenever the tree is shown. With
 * `{"compare":true}`, as the welcome view says it, the first comparison opens by itself; with `{"reveal":true}`, as the
 * walkthrough says it, the tree comes in front.
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

/** The first Item that teaches, else the first there is: a local sandbox may hold a person's own alone, or none. */
async function compareFirst(deps: CommandDependencies): Promise<void> {
  const items = deps.items.list().map(({ item }) => item);
  const first = items.find(({ lesson }) => lesson !== undefined) ?? items[0];
  if (first === undefined) return;
  await Promise.all([deps.selectItem(first.itemId), compareWith(deps, first, usualOptionsFor(deps, first))]);
}
