import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import type { EvaluatedDebit } from "../../core/reading/evaluatedDebits.ts";
import { formatMoney } from "../format.ts";
import { nameWithMask, unnamedAccount } from "../nameWithMask.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";

/** The amount and account of an evaluated debit: `$1,900.00 debit · Tattersall Checking ••0417`. */
export function debitTitle(
  comparison: Comparison,
  { accountId, amount }: EvaluatedDebit,
  context: TextContext,
): string {
  const account = accountsOf(comparison).find((each) => each.accountId === accountId);
  const name = nameWithMask(account?.name ?? unnamedAccount(context), account?.mask);
  return [sharedLabel("debitOf", context, { amount: formatMoney(amount, "USD", context) }), name].join(" · ");
}
