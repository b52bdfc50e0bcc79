import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import { defaultEvaluateAmount } from "../../core/plan/defaultEvaluate.ts";
import { type AccountDependencies, accountsOfItem, pickAccount } from "./askAccount.ts";
import { askDebitAmount } from "./askDebitAmount.ts";
import { numberIn, textIn } from "./itemArgument.ts";

/** An ACH debit. */
export interface Debit {
  readonly accountId: string;
  /** US dollars. */
  readonly amount: number;
}

/**
 * Takes account and amount from the command's argument, and asks for what is missing.
 * @throws BalanceLensError `cancelled`, and what kept the accounts from being read
 */
export async function askDebit(
  deps: AccountDependencies,
  item: ItemSummary,
  { argument, title }: { readonly argument: unknown; readonly title: string },
): Promise<Debit> {
  const accountId = textIn(argument, "accountId") ?? (await askAccount(deps, item, title));
  const amount = numberIn(argument, "amount") ?? (await askAmount(item, title));
  return { accountId, amount };
}

async function askAccount(deps: AccountDependencies, item: ItemSummary, title: string): Promise<string> {
  const placeHolder = vscode.l10n.t("Account to debit");
  return pickAccount(await accountsOfItem(deps, item), { item, title, placeHolder });
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
