import * as vscode from "vscode";
import { askEvaluation } from "../../ask/askEvaluation.ts";
import { chooseItem } from "../../ask/chooseItem.ts";
import { failureOf } from "../../failure/failures.ts";
import { forgetRuleset, rememberRuleset } from "../../storage/rulesetKeys.ts";
import type { Command } from "../command.ts";
import { fetchOne } from "./fetchOne.ts";

/** Asks Plaid whether an ACH debit would go through: `/signal/evaluate` for one account, amount and ruleset. */
export const evaluateBalance: Command = async (deps, argument) => {
  const item = await chooseItem(deps, argument, vscode.l10n.t("Evaluate Balance for an ACH Debit"));
  const evaluation = await askEvaluation(deps, item, argument);
  const { rulesetKey } = evaluation;
  // A repeated id would replay the earlier answer.
  const evaluate = { ...evaluation, clientTransactionId: crypto.randomUUID() };
  try {
    await fetchOne(deps, item, { endpoint: "/signal/evaluate", evaluate });
  } catch (error) {
    const isUnknown = failureOf(error).provider?.errorCode === "RULESET_NOT_FOUND";
    // A key that Plaid does not know is not offered again, nor sent by the next comparison.
    if (isUnknown && rulesetKey !== null) await forgetRuleset(deps.memento, item.environment, rulesetKey);
    else await rememberRuleset(deps.memento, item.environment, rulesetKey);
    throw error;
  }
  await rememberRuleset(deps.memento, item.environment, rulesetKey);
};
