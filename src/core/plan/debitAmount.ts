import { amountIn } from "../money/enteredText.ts";

/** The amount of a debit as a person types it, in the way of any country: above zero, in whole cents. Null for any other. */
export function debitAmountIn(text: string): number | null {
  const amount = centsIn(text);
  return amount !== null && amount > 0 ? amount : null;
}

/**
 * An amount of at most two decimals, which is what Plaid takes, of either sign. Null for any other, and where nobody knows
 * whether one mark before three digits parts thousands or decimals: what is made of it would be a thousand times off.
 */
export function centsIn(text: string): number | null {
  if (/^[^.,]*[.,]\d{3}\D*$/.test(text)) return null;
  const amount = amountIn(text);
  return amount !== null && Number(amount.toFixed(2)) === amount ? amount : null;
}
