import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { askNewItem } from "../../ask/newItem/askNewItem.ts";
import type { TestLogin } from "../../ask/newItem/itemDraft.ts";
import { newItemIn } from "../../ask/newItem/newItemIn.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { thrownLine } from "../../failure/failures.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { showInformation } from "../../window/notices.ts";
import { createItem } from "../../work/createItem.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { ensureKeys } from "../plaidSandbox/setPlaidKeys.ts";
import { showSandboxItems } from "./addItemByAccessToken.ts";

/** Creates an Item in the current environment without Link, shows it, and offers to compare it. */
export const createSandboxItem: Command = async (deps, argument) => {
  const item = await createAndShow(deps, argument, null);
  offerComparison(item).catch((error: unknown) => deps.log.error(thrownLine(error)));
};

/** Creates an Item, lists and selects it. Asks for what the argument leaves open, but not for a login that is given. */
export async function createAndShow(
  deps: CommandDependencies,
  argument: unknown,
  login: TestLogin | null,
): Promise<ItemSummary> {
  const { environment } = deps.items;
  if (environment === "sandbox")
    await ensureKeys(deps, vscode.l10n.t("To create the Item, Plaid Sandbox needs your keys."));
  const named = newItemIn(argument);
  const { request, institution } =
    named === null
      ? await askNewItem({ ...deps, environment }, login)
      : { request: { ...named, ...login }, institution: null };
  const item = await withProgress(vscode.l10n.t("Creating an Item"), (signal) =>
    createItem(deps, request, { environment, institution, signal }),
  );
  await list(deps, item);
  await deps.selectItem(item.itemId);
  return item;
}

async function list(deps: CommandDependencies, item: ItemSummary): Promise<void> {
  if (item.environment === "sandbox") return showSandboxItems(deps);
  await deps.environmentChoice.rememberLocal();
  // The new Item comes with the sandbox's own list.
  await deps.itemReads.relist(new AbortController().signal);
}

/** Offers to compare a new Item. Not awaited: the message may stay on screen. */
export async function offerComparison(item: ItemSummary): Promise<void> {
  const compare = vscode.l10n.t("Compare Balances");
  const chosen = await showInformation(vscode.l10n.t("{0} was created.", itemTitle(item)), compare);
  if (chosen === compare) await vscode.commands.executeCommand(commandIds.compareBalances, { itemId: item.itemId });
}
