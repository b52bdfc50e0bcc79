import * as vscode from "vscode";
import { defaultEvaluate, defaultEvaluateAmount } from "../../core/defaultEvaluate.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { EvaluateRequest } from "../../core/plan.ts";
import { chooseItem } from "../ask/chooseItem.ts";
import { numberIn, textIn } from "../ask/itemArgument.ts";
import { askText, pickOne } from "../ask/pick.ts";
import { withProgress } from "../ask/withProgress.ts";
import { rememberedRuleset, rememberRuleset } from "../storage/rememberedRuleset.ts";
import type { AccountEntry } from "../store/itemStore.ts";
import type { Command, CommandDependencies } from "./command.ts";
import { fetchOne } from "./fetchOne.ts";

/** Asks Plaid whether an ACH debit would go through: `/signal/evaluate` for one account, amount and ruleset. */
export const evaluateBalance: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, title());
  const accountId = textIn(argument, "accountId") ?? (await askAccount(deps, item));
  const amount = numberIn(argument, "amount") ?? (await askAmount());
  const rulesetKey = textIn(argument, "rulesetKey") ?? (await askRuleset(deps, item));
  const evaluate: EvaluateRequest = {
    accountId,
    amount,
    rulesetKey: rulesetKey === "" ? null : rulesetKey,
    // A repeated id would replay the earlier answer.
    clientTransactionId: crypto.randomUUID(),
  };
  await rememberRuleset(deps.memento, item.environment, evaluate.rulesetKey);
  await fetchOne(deps, item, { endpoint: "/signal/evaluate", evaluate });
};

function title(): string {
  return vscode.l10n.t("Evaluate Balance for an ACH Debit");
}

async function askAccount(deps: CommandDependencies, item: ItemSummary): Promise<string> {
  const accounts = await accountsOf(deps, item);
  const usual = defaultEvaluate(accounts.map(asReading))?.accountId;
  const sorted = [...accounts].sort((a, b) => Number(b.accountId === usual) - Number(a.accountId === usual));
  return pickOne(
    sorted.map((account) => ({
      label: account.name ?? account.accountId,
      description: [account.mask === null ? null : `••${account.mask}`, account.subtype]
        .filter((part) => part !== null)
        .join(" · "),
      value: account.accountId,
    })),
    { title: title(), placeHolder: vscode.l10n.t("Account to debit") },
  );
}

async function accountsOf(
  { items, itemReads }: CommandDependencies,
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

async function askAmount(): Promise<number> {
  const text = await askText({
    title: title(),
    prompt: vscode.l10n.t("Amount in US dollars"),
    value: defaultEvaluateAmount.toFixed(2),
    validateInput: (value) => (isAmount(value) ? undefined : vscode.l10n.t("An amount above zero, such as 100.00")),
  });
  return Number(text);
}

function isAmount(text: string): boolean {
  return /^\s*\d+(\.\d{1,2})?\s*$/.test(text) && Number(text) > 0;
}

function askRuleset({ memento }: CommandDependencies, { environment }: ItemSummary): Promise<string> {
  return askText({
    title: title(),
    prompt: vscode.l10n.t("Ruleset key, as the Plaid Dashboard shows it; empty sends none"),
    value: rememberedRuleset(memento, environment) ?? "",
  });
}
