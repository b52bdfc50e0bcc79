import type { KnownAccount } from "./accountsOf.ts";

/**
 * What an account is called at its bank, whatever Item it is of: an `account_id` is of one Item. Null where no end of its number is
 * given, since a name alone ("Checking") says nothing.
 */
export function markOf({ type, subtype, mask, name }: KnownAccount): string | null {
  if (typeof mask !== "string" || mask === "" || name === undefined) return null;
  return JSON.stringify([type ?? null, subtype ?? null, mask, name]);
}
