/**
 * Whether each way of getting account numbers leaves a login at the bank. `INVESTMENTS_FALLBACK` is left out: it may
 * or may not have one. Source: `auth_method`, https://plaid.com/docs/api/items/ and
 * https://plaid.com/docs/auth/coverage/
 */
const logins: Readonly<Record<string, boolean>> = {
  INSTANT_AUTH: true,
  INSTANT_MATCH: true,
  // The user logs in; deposits only verify the account numbers.
  AUTOMATED_MICRODEPOSITS: true,
  SAME_DAY_MICRODEPOSITS: false,
  INSTANT_MICRODEPOSITS: false,
  DATABASE_MATCH: false,
  DATABASE_INSIGHTS: false,
  TRANSFER_MIGRATED: false,
};

/** Whether an Item with this `auth_method` has a login at the bank; null when the method does not say. */
export function hasBankLogin(authMethod: string | null): boolean | null {
  return authMethod !== null && Object.hasOwn(logins, authMethod) ? (logins[authMethod] ?? null) : null;
}
