import * as vscode from "vscode";
import { accountsOf, type KnownAccount } from "../../../core/item/accountsOf.ts";
import { accountsOfItem, pickAccount } from "../../ask/askAccount.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { itemIdIn, textIn } from "../../ask/itemArgument.ts";
import { isSavedKey } from "../../store/storeKey.ts";
import type { Command } from "../command.ts";

/** Opens the time line of an account in a tab of its own. In Plaid Sandbox it makes no call but to learn of accounts. */
export const openTimeline: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Open Time Line");
  const item = await chooseItem(deps, argument, title);
  // Saved responses have a key of their own.
  const key = itemIdIn(argument) ?? item.itemId;
  await deps.comparisonWork.openLatest(key);
  const { comparison } = deps.comparisons.get(key);
  const shown = comparison === null ? [] : accountsOf(comparison).map(asAsked);
  const accounts = shown.length > 0 || isSavedKey(key) ? shown : await accountsOfItem(deps, item);
  const placeHolder = vscode.l10n.t("Account");
  const [only, ...others] = accounts;
  const chosen =
    textIn(argument, "accountId") ??
    (only !== undefined && others.length === 0
      ? only.accountId
      : await pickAccount(accounts, { item, title, placeHolder }));
  deps.timelinePanels.show({ key, accountId: chosen });
};

function asAsked({ accountId, name, mask, type, subtype }: KnownAccount) {
  return { accountId, name: name ?? null, mask: mask ?? null, type: type ?? null, subtype: subtype ?? null };
}
