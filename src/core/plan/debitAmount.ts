import { amountIn } from "../money/enteredText.ts";

/** The amount of a debit as a person types it, in the way of any country: above zero, in whole cents. Null for any other. */
export function debitAmountIn(text: string): number | null {
  const amount = centsIn(text);
  return amount !== null && amount > 0 ? amount : null;
}

/**
 * An amount of at most two decimals, which is what Plaid accepts, with either sign. Null for any other, and where one
 * mark before three digits could separate thousands or decimals: a wrong guess would be off by a factor of a thousand.
 */
export function centsIn(text: string): number | null {
  if (/^[^.,]*[.,]\d{3}\D*$/.test(text)) return null;
  const amount = amountIn(text);
  return amount !== null && Number(amount.toFixed(2)) === amount ? amount : null;
}
