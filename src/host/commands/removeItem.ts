import * as vscode from "vscode";
import { BalanceLensError, type FailureReason } from "../../core/errors.ts";
import type { ItemSummary } from "../../core/item.ts";
import { chooseItem } from "../ask/chooseItem.ts";
import { withProgress } from "../ask/withProgress.ts";
import { cancelled } from "../failures.ts";
import { itemTitle } from "../tree/itemNames.ts";
import type { Command, CommandDependencies } from "./command.ts";

/** Plaid has no such Item any more, or no token that opens it: what is left is to forget it here. */
const alreadyGone: readonly FailureReason[] = [
  "item-not-found",
  "invalid-access-token",
  "token-missing",
  "local-item-gone",
];

/** Removes an Item at Plaid, or in the local sandbox, and forgets its token. */
export const removeItem: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Remove Item"));
  await confirm(item, argument);
  await withProgress(vscode.l10n.t("Removing {0}", itemTitle(item)), (signal) => remove(deps, item, signal));
};

async function remove(deps: CommandDependencies, item: ItemSummary, signal: AbortSignal): Promise<void> {
  const { connections, sandboxItems, items } = deps;
  try {
    await (await connections.of(item.environment)).removeItem(item.itemId, signal);
  } catch (error) {
    if (!(error instanceof BalanceLensError) || !alreadyGone.includes(error.failure.reason)) throw error;
  }
  if (item.environment === "sandbox") await sandboxItems.remove(item.itemId);
  items.remove(item.itemId);
}

async function confirm(item: ItemSummary, argument: unknown): Promise<void> {
  if (Reflect.get(Object(argument), "confirmed") === true) return;
  const remove = vscode.l10n.t("Remove");
  const detail =
    item.environment === "local"
      ? vscode.l10n.t("It goes from the local sandbox, until that is started again.")
      : vscode.l10n.t("Its access token stops working everywhere, and is erased here. This cannot be undone.");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove {0}?", itemTitle(item)),
    { modal: true, detail },
    remove,
  );
  if (chosen !== remove) throw cancelled();
}
