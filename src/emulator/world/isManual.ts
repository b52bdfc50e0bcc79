import type { Item } from "./item.ts";

/**
 * How an account is verified without a login: there is no connection to the bank, and nobody to ask in real time.
 * `AUTOMATED_MICRODEPOSITS` has a login: only the account number waits for the deposits
 * (https://plaid.com/docs/auth/coverage/automated/).
 */
const withoutLogin: readonly string[] = [
  "SAME_DAY_MICRODEPOSITS",
  "INSTANT_MICRODEPOSITS",
  "DATABASE_MATCH",
  "DATABASE_INSIGHTS",
];

/** Whether an `auth_method` stands for a link without a bank login. */
export function hasNoLogin(authMethod: string | null): boolean {
  return authMethod !== null && withoutLogin.includes(authMethod);
}

export function isManual(item: Item): boolean {
  return hasNoLogin(item.authMethod);
}

/** True when its account numbers wait, or waited, for micro-deposits or a database match, with or without a login. */
export function hasNumbersToVerify(item: Item): boolean {
  return isManual(item) || item.authMethod === "AUTOMATED_MICRODEPOSITS";
}
