/**
 * Whether the ways of getting account numbers leave a login at the bank. `INVESTMENTS_FALLBACK` is in neither list: it may
 * or may not have one. Source: `auth_method`, https://plaid.com/docs/api/items/ and https://plaid.com/docs/auth/coverage/
 */
const logins: Readonly<Record<string, boolean>> = {
  INSTANT_AUTH: true,
  INSTANT_MATCH: true,
  // Its user logs in; only the numbers are verified by deposits.
  AUTOMATED_MICRODEPOSITS: true,
  SAME_DAY_MICRODEPOSITS: false,
  INSTANT_MICRODEPOSITS: false,
  DATABASE_MATCH: false,
  DATABASE_INSIGHTS: false,
  TRANSFER_MIGRATED: false,
};

/** True where an `auth_method` means a login at the bank, false where it means none, null where it says nothing. */
export function hasBankLogin(authMethod: string | null): boolean | null {
  return authMethod !== null && Object.hasOwn(logins, authMethod) ? (logins[authMethod] ?? null) : null;
}
