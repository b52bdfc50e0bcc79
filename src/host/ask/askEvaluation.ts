import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { EvaluateRequest } from "../../core/reading/reading.ts";
import type { AccountDependencies } from "./askAccount.ts";
import { askDebit } from "./askDebit.ts";
import { askRulesetKey, type RulesetKeyDependencies } from "./askRulesetKey.ts";
import { textIn } from "./itemArgument.ts";

/** The request of an evaluation without its transaction id, which is new for each call. */
export type Evaluation = Omit<EvaluateRequest, "clientTransactionId">;

/**
 * Takes account, amount and ruleset from the command's argument, and asks for what is missing.
 * @throws BalanceLensError `cancelled`, and what kept the accounts from being read
 */
export async function askEvaluation(
  deps: AccountDependencies & RulesetKeyDependencies,
  item: ItemSummary,
  argument: unknown,
): Promise<Evaluation> {
  const title = evaluationTitle();
  const debit = await askDebit(deps, item, { argument, title });
  const named = rulesetKeyIn(argument);
  return { ...debit, rulesetKey: named === undefined ? await askRulesetKey(deps, { item, debit, title }) : named };
}

export function evaluationTitle(): string {
  return vscode.l10n.t("Evaluate Balance for an ACH Debit");
}

/** The ruleset key in a command's argument: null sends none; undefined means that the argument names none. */
export function rulesetKeyIn(argument: unknown): string | null | undefined {
  const named = textIn(argument, "rulesetKey");
  return named === "" ? null : named;
}
