import * as vscode from "vscode";
import { askEvaluation } from "../ask/askEvaluation.ts";
import { chooseItem } from "../ask/chooseItem.ts";
import { rememberRuleset } from "../storage/rulesetKeys.ts";
import type { Command } from "./command.ts";
import { fetchOne } from "./fetchOne.ts";

/** Asks Plaid whether an ACH debit would go through: `/signal/evaluate` for one account, amount and ruleset. */
export const evaluateBalance: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Evaluate Balance for an ACH Debit"));
  const evaluation = await askEvaluation(deps, item, argument);
  await rememberRuleset(deps.memento, item.environment, evaluation.rulesetKey);
  // A repeated id would replay the earlier answer.
  const evaluate = { ...evaluation, clientTransactionId: crypto.randomUUID() };
  await fetchOne(deps, item, { endpoint: "/signal/evaluate", evaluate });
};
