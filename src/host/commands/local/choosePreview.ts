import * as vscode from "vscode";
import { defaultEvaluateAmount } from "../../../core/plan/defaultEvaluate.ts";
import { askDebitAmount } from "../../ask/askDebitAmount.ts";
import { itemIdIn, numberIn, textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { listLocalItems } from "../../local/controlClient.ts";
import { type PreviewSubject, previewRulesets } from "../../local/rulesetControl.ts";
import { rememberSubject } from "../../rulesets/previewChoice.ts";
import { itemTitle } from "../../store/itemNames.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { editRulesets } from "./editRulesets.ts";

/** Chooses the debit that the rulesets are previewed for: its Item, account and amount. */
export const choosePreview: Command = async (deps, argument) => {
  const itemId = itemIdIn(argument) ?? (await askItem(deps));
  const amount = numberIn(argument, "amount");
  const accountId = textIn(argument, "accountId") ?? (await askAccount(deps, itemId));
  const subject = { itemId, accountId, amount: amount ?? (await askAmount()) };
  // Fails for an unknown account before the choice is stored.
  await preview(deps, subject);
  await rememberSubject(deps.memento, subject);
  deps.rulesets.lenses.refresh();
  await editRulesets(deps, undefined);
};

function title(): string {
  return vscode.l10n.t("Preview Rulesets");
}

function preview({ local }: CommandDependencies, subject: PreviewSubject) {
  return withProgress(vscode.l10n.t("Reading the accounts"), async (signal) =>
    previewRulesets(await local.use(), { subject }, signal),
  );
}

async function askItem({ local }: CommandDependencies): Promise<string> {
  const rows = await withProgress(vscode.l10n.t("Balance Lens: reading the Items"), async (signal) =>
    listLocalItems(await local.use(), signal),
  );
  return pickOne(
    rows.map(({ item }) => ({
      label: itemTitle(item),
      ...(item.scenario !== undefined && { description: item.scenario }),
      value: item.itemId,
    })),
    { title: title(), placeHolder: vscode.l10n.t("Choose an Item") },
  );
}

async function askAccount(deps: CommandDependencies, itemId: string): Promise<string> {
  const { accounts } = await preview(deps, { itemId, amount: 1 });
  return pickOne(
    accounts.map(({ accountId, name, mask }) => ({
      label: name,
      ...(mask !== null && { description: `••${mask}` }),
      value: accountId,
    })),
    { title: title(), placeHolder: vscode.l10n.t("Account to debit") },
  );
}

function askAmount(): Promise<number> {
  return askDebitAmount(title(), vscode.l10n.t("Amount in US dollars"), defaultEvaluateAmount);
}
