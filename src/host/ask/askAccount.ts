import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { defaultEvaluate } from "../../core/plan/defaultEvaluate.ts";
import { unnamedAccount } from "../../text/nameWithMask.ts";
import type { AccountEntry, ItemStore } from "../store/itemStore.ts";
import { textContext } from "../window/textContext.ts";
import type { ItemReads } from "../work/itemReads.ts";
import { pickOne } from "./pick.ts";
import { withProgress } from "./withProgress.ts";

export interface AccountDependencies {
  readonly items: ItemStore;
  readonly itemReads: ItemReads;
}

/** What a question tells accounts apart by. */
type AskedAccount = Pick<AccountEntry, "accountId" | "name" | "mask" | "type" | "subtype">;

/**
 * One of an Item's accounts: the one that its scenario is about, or the first checking account, stands first.
 * @throws BalanceLensError `cancelled`
 */
export function pickAccount(
  accounts: readonly AskedAccount[],
  { item, ...options }: { readonly item: ItemSummary; readonly title: string; readonly placeHolder: string },
): Promise<string> {
  const usual = item.debit?.accountId ?? defaultEvaluate(accounts.map(asReading))?.accountId;
  const sorted = [...accounts].sort((a, b) => Number(b.accountId === usual) - Number(a.accountId === usual));
  return pickOne(
    sorted.map((account) => ({
      label: account.name ?? unnamedAccount(textContext()),
      description: [
        account.mask === null ? null : `••${account.mask}`,
        account.subtype,
        account.name === null ? account.accountId : null,
      ]
        .filter((part) => part !== null)
        .join(" · "),
      value: account.accountId,
    })),
    options,
  );
}

/** The accounts of an Item, read where they are not known yet. @throws BalanceLensError what kept them from being read */
export async function accountsOfItem(
  { items, itemReads }: AccountDependencies,
  item: ItemSummary,
): Promise<readonly AccountEntry[]> {
  if (items.get(item.itemId)?.accounts == null) {
    await withProgress(vscode.l10n.t("Reading the accounts"), (signal) => itemReads.read(item.itemId, signal));
  }
  return items.get(item.itemId)?.accounts ?? [];
}

function asReading({ accountId, type, subtype }: AskedAccount) {
  return { accountId, balances: {}, subtype, ...(type === null ? {} : { type }) };
}
