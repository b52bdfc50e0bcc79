import * as vscode from "vscode";
import { formatMoney } from "../../text/format.ts";
import type { PreviewedOutcome } from "../local/rulesetControl.ts";
import { textContext } from "../window/textContext.ts";

/** The outcome of a ruleset for the debit, and the numbers it used, in one line. */
export function outcomeWords(outcome: PreviewedOutcome): string {
  const { result, rule } = outcome;
  const by =
    rule === null ? vscode.l10n.t("{0} by the fallback", result) : vscode.l10n.t("{0} by rule {1}", result, rule + 1);
  return [`→ ${by}`, fromWords(outcome)].filter((part) => part !== null).join(" · ");
}

/** The line above the deciding rule. */
export function ruleWords({ result }: PreviewedOutcome, amount: string): string {
  return vscode.l10n.t("Decides a debit of {0}: {1}", amount, result);
}

/** What the rules used: the bank's balance, the scores, or why there was neither. */
function fromWords({ asksBank, bankTrouble, available, current, customerRisk }: PreviewedOutcome): string | null {
  const balance = available ?? current;
  if (asksBank && balance !== null) {
    return vscode.l10n.t("the bank says {0}", formatMoney(balance, null, textContext()));
  }
  if (bankTrouble !== null) return vscode.l10n.t("the bank cannot be asked: {0}", bankTrouble);
  if (customerRisk === null) return null;
  return vscode.l10n.t("with a customer risk of {0}; 3.53, 12.17 and 27.53 score 10, 60 and 90", customerRisk);
}
