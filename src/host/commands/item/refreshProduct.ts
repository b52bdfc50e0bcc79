import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import type { RefreshableProduct } from "../../../core/item/itemChanges.ts";
import { titleOf } from "../../ask/chooseItems.ts";
import { commandIds } from "../../commandIds.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Makes the command that has Plaid refresh a product. */
export function refreshing(product: RefreshableProduct): Command {
  return async (deps, argument, selected) => {
    const title =
      product === "transactions" ? vscode.l10n.t("Refresh Transactions") : vscode.l10n.t("Refresh Investments");
    const chosen = await chooseChangeable(deps, { argument, selected }, { change: `refresh-${product}`, title });
    const words = {
      progress: (name: string) => vscode.l10n.t("Asking the bank for {0} of {1}", product, name),
      done: (name: string) => vscode.l10n.t("Refreshed {0}: {1}", product, name),
    };
    await changeItems(deps, chosen, words, async (item, signal) =>
      (await deps.connections.of(item.environment)).refreshProduct(item.itemId, product, signal),
    );
    // Not awaited: it may stay on screen for as long as the person likes.
    void tellOfBilling(product, chosen);
  };
}

async function tellOfBilling(product: RefreshableProduct, items: readonly ItemSummary[]): Promise<void> {
  const compare = vscode.l10n.t("Compare Balances");
  const chosen = await showInformation(
    vscode.l10n.t(
      "Plaid asked the bank for {0} of {1}. Sandbox is free; in production each such call is billed.",
      product,
      titleOf(items, itemTitle),
    ),
    compare,
  );
  if (chosen !== compare) return;
  await vscode.commands.executeCommand(commandIds.compareBalances, { itemIds: items.map(({ itemId }) => itemId) });
}
