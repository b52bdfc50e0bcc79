import type { Item } from "./item.ts";

/**
 * Values of `auth_method` for an account verified without a login: without a connection there is no real-time balance.
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

/** True when its account numbers are or were verified by micro-deposits or a database match, with or without a login. */
export function hasNumbersToVerify(item: Item): boolean {
  return isManual(item) || item.authMethod === "AUTOMATED_MICRODEPOSITS";
}
