import type { Balances } from "../../../../src/core/reading/balances.ts";

/** The currency an answer names; null where it names none. */
export function namedCurrency(balances: Balances): string | null {
  return balances.isoCurrencyCode ?? balances.unofficialCurrencyCode ?? null;
}

/** Official currencies with three decimals. Source: ISO 4217, list one. */
const threeDecimals = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/** Whether a code, as an answer gave it, is one of ISO 4217. */
function isOfficial(balances: Balances): boolean {
  return typeof balances.unofficialCurrencyCode !== "string";
}

/**
 * Two numbers are the same money when they are less than half of the smallest part apart; in an unofficial currency
 * when they are the same number. What is taken for the smallest part is a hundredth at most.
 */
export function isSame(left: number, right: number, balances: Balances): boolean {
  if (left === right) return true;
  if (!isOfficial(balances)) return false;
  const decimals = threeDecimals.includes(balances.isoCurrencyCode ?? "") ? 3 : 2;
  return Math.abs(left - right) < 0.5 * 10 ** -decimals - 1e-12;
}
