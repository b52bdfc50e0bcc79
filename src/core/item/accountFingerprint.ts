import type { KnownAccount } from "./accountsOf.ts";

/**
 * Identifies an account at its bank across Items, since an `account_id` belongs to one Item. Null when the account's
 * last digits are unknown: a name alone ("Checking") does not identify it.
 */
export function accountFingerprint({ type, subtype, mask, name }: KnownAccount): string | null {
  if (typeof mask !== "string" || mask === "" || name === undefined) return null;
  return JSON.stringify([type ?? null, subtype ?? null, mask, name]);
}
