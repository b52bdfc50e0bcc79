import * as vscode from "vscode";
import { debitAmountIn } from "../../core/plan/debitAmount.ts";
import { askText } from "./pick.ts";

/**
 * Asks for the amount of a debit, in US dollars.
 * @param usual the proposed amount
 * @throws BalanceLensError `cancelled`
 */
export async function askDebitAmount(title: string, prompt: string, usual: number): Promise<number> {
  const typed = await askText({
    title,
    prompt,
    value: usual.toFixed(2),
    validateInput: (value) =>
      debitAmountIn(value) !== null ? undefined : vscode.l10n.t("An amount above zero, such as 100.00"),
  });
  return debitAmountIn(typed) ?? usual;
}
