import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { defaultEvaluate, defaultEvaluateAmount } from "../../core/plan/defaultEvaluate.ts";
import type { AccountEntry, ItemStore } from "../store/itemStore.ts";
import type { ItemReads } from "../work/itemReads.ts";
import { askDebitAmount } from "./askDebitAmount.ts";
import { numberIn, textIn } from "./itemArgument.ts";
import { pickOne } from "./pick.ts";
import { withProgress } from "./withProgress.ts";

/** An ACH debit. */
export interface Debit {
  readonly accountId: string;
  /** US dollars. */
  readonly amount: number;
}

export interface DebitDependencies {
  readonly items: ItemStore;
  readonly itemReads: ItemReads;
}

/**
 * Takes account and amount from the command's argument, and asks for what is missing.
 * @throws BalanceLensError `cancelled`, and what kept the accounts from being read
 */
export async function askDebit(
  deps: DebitDependencies,
  item: ItemSummary,
  { argument, title }: { readonly argument: unknown; readonly title: string },
): Promise<Debit> {
  const accountId = textIn(argument, "accountId") ?? (await askAccount(deps, item, title));
  const amount = numberIn(argument, "amount") ?? (await askAmount(item, title));
  return { accountId, amount };
}

async function askAccount(deps: DebitDependencies, item: ItemSummary, title: string): Promise<string> {
  const accounts = await accountsOf(deps, item);
  const usual = item.debit?.accountId ?? defaultEvaluate(accounts.map(asReading))?.accountId;
  const sorted = [...accounts].sort((a, b) => Number(b.accountId === usual) - Number(a.accountId === usual));
  return pickOne(
    sorted.map((account) => ({
      label: account.name ?? account.accountId,
      description: [account.mask === null ? null : `••${account.mask}`, account.subtype]
        .filter((part) => part !== null)
        .join(" · "),
      value: account.accountId,
    })),
    { title, placeHolder: vscode.l10n.t("Account to debit") },
  );
}

async function accountsOf(
  { items, itemReads }: DebitDependencies,
  item: ItemSummary,
): Promise<readonly AccountEntry[]> {
  if (items.get(item.itemId)?.accounts == null) {
    await withProgress(vscode.l10n.t("Reading the accounts"), (signal) => itemReads.read(item.itemId, signal));
  }
  return items.get(item.itemId)?.accounts ?? [];
}

function asReading({ accountId, type, subtype }: AccountEntry) {
  return { accountId, balances: {}, subtype, ...(type === null ? {} : { type }) };
}

/** In Plaid's Sandbox three amounts have fixed scores; all others are random. Source: https://plaid.com/docs/signal/signal-rules/ */
function askAmount({ environment, debit }: ItemSummary, title: string): Promise<number> {
  const prompt =
    environment === "local"
      ? vscode.l10n.t("Amount in US dollars")
      : vscode.l10n.t(
          "Amount in US dollars. In Plaid Sandbox 3.53, 12.17 and 27.53 score 10, 60 and 90; others at random",
        );
  return askDebitAmount(title, prompt, debit?.amount ?? defaultEvaluateAmount);
}
