import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";
import type { EvaluateRequest } from "../../core/reading/reading.ts";
import { askDebit, type DebitDependencies } from "./askDebit.ts";
import { askRulesetKey, type RulesetKeyDependencies } from "./askRulesetKey.ts";
import { textIn } from "./itemArgument.ts";

/** What an evaluation is about; a transaction id is made for each call. */
export type Evaluation = Omit<EvaluateRequest, "clientTransactionId">;

/**
 * Account, amount and ruleset: those of the command's argument, and the others asked.
 * @throws BalanceLensError `cancelled`, and what kept the accounts from being read
 */
export async function askEvaluation(
  deps: DebitDependencies & RulesetKeyDependencies,
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

/** The key of a command's argument: null says to send none; undefined, that it names none. */
export function rulesetKeyIn(argument: unknown): string | null | undefined {
  const named = textIn(argument, "rulesetKey");
  return named === "" ? null : named;
}
