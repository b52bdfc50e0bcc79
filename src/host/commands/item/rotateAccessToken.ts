import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { titleOf } from "../../ask/chooseItems.ts";
import { confirmLoss } from "../../ask/confirmLoss.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Gives Items new access tokens: `/item/access_token/invalidate`. The old ones stop working everywhere. */
export const rotateAccessToken: Command = async (deps, argument, selected) => {
  const title = vscode.l10n.t("Rotate Access Token");
  const chosen = await chooseChangeable(deps, { argument, selected }, { change: "rotate-token", title });
  await confirmLoss(argument, {
    question: vscode.l10n.t("Rotate the access token of {0}?", titleOf(chosen, itemTitle)),
    detail: vscode.l10n.t(
      "The current token stops working at once, in every app that uses it. The new one is stored here; the Item, its accounts and its history stay.",
    ),
    button: vscode.l10n.t("Rotate"),
  });
  const words = {
    progress: (name: string) => vscode.l10n.t("Rotating the access token of {0}", name),
    done: (name: string) => vscode.l10n.t("Access token rotated: {0}", name),
  };
  await changeItems(deps, chosen, words, (item, signal) => replace(deps, item, signal));
};

async function replace(deps: CommandDependencies, item: ItemSummary, signal: AbortSignal): Promise<void> {
  const { connections, sandboxItems, localItems } = deps;
  const connection = await connections.of(item.environment);
  if (item.environment === "local") {
    await connection.replaceToken(item.itemId, signal);
    // The list has the new tokens.
    await localItems.list(signal);
    return;
  }
  // Stores the present token first: if a new one could not be stored, the Item would be lost.
  await sandboxItems.replaceToken(item.itemId, await sandboxItems.accessTokenOf(item.itemId));
  const token = await connection.replaceToken(item.itemId, signal);
  try {
    await sandboxItems.replaceToken(item.itemId, token);
  } catch (error) {
    await offerToken(item, token);
    throw error;
  }
}

/** Offers to copy a new token that could not be stored: without it nobody can read the Item any more. */
async function offerToken(item: ItemSummary, token: string): Promise<void> {
  const copy = vscode.l10n.t("Copy New Token");
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t("The new access token of {0} couldn't be stored.", itemTitle(item)),
    { modal: true, detail: vscode.l10n.t("The old token no longer works. Copy the new one now or you lose access.") },
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(token);
}
