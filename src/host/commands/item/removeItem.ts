import * as vscode from "vscode";
import { BalanceLensError, type FailureReason } from "../../../core/failure/errors.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import { chooseItems, titleOf } from "../../ask/chooseItems.ts";
import { confirmLoss } from "../../ask/confirmLoss.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { keepLocalAlias } from "../../storage/localAliases.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { eachItem } from "./eachItem.ts";

/** Failures which mean that Plaid no longer has the Item, or that its token is lost: it is then removed here only. */
const alreadyGone: readonly FailureReason[] = [
  "item-not-found",
  "invalid-access-token",
  "token-missing",
  "local-item-gone",
];

/** Names listed in the question; more are counted. */
const mostNames = 8;

/** Removes Items at Plaid, or in the local sandbox, and forgets their tokens; of a processor token it forgets that. */
export const removeItem: Command = async (deps, argument, selected) => {
  const chosen = await chooseItems(deps, { argument, selected }, { title: vscode.l10n.t("Remove Item") });
  const name = titleOf(chosen, itemTitle);
  await confirmLoss(argument, {
    question: vscode.l10n.t("Remove {0}?", name),
    detail: [...namesOf(chosen), lossOf(chosen)].join("\n"),
    button: vscode.l10n.t("Remove"),
  });
  await withProgress(vscode.l10n.t("Removing {0}", name), (signal, progress) =>
    eachItem(chosen, { signal, progress }, (item) => remove(deps, item, signal)),
  );
};

async function remove(deps: CommandDependencies, item: ItemSummary, signal: AbortSignal): Promise<void> {
  const { connections, sandboxItems, items, memento } = deps;
  try {
    // Who has a processor token cannot remove the Item, and forgets the token alone.
    if (item.isProcessor !== true) await (await connections.of(item.environment)).removeItem(item.itemId, signal);
  } catch (error) {
    if (!(error instanceof BalanceLensError) || !alreadyGone.includes(error.failure.reason)) throw error;
  }
  if (item.environment === "sandbox") await sandboxItems.remove(item.itemId);
  else await keepLocalAlias(memento, item.itemId, null);
  items.remove(item.itemId);
}

/** The names of the Items when there are several. */
function namesOf(items: readonly ItemSummary[]): readonly string[] {
  if (items.length === 1) return [];
  const names = items.slice(0, mostNames).map(itemTitle);
  const more = items.length - names.length;
  return [...names, ...(more > 0 ? [vscode.l10n.t("and {0} more", more)] : []), ""];
}

function lossOf(items: readonly ItemSummary[]): string {
  if (items.every(({ isProcessor }) => isProcessor === true))
    return vscode.l10n.t(
      "The processor token is erased here and goes on working elsewhere. Comparisons that were made already stay in the history.",
    );
  return items.every(({ environment }) => environment === "local")
    ? vscode.l10n.t("Gone from the local sandbox. Comparisons that were made already stay in the history.")
    : vscode.l10n.t(
        "Access tokens stop working everywhere, and are erased here. This cannot be undone. Comparisons that were made already stay in the history.",
      );
}
