import type { KnownAccount } from "./accountsOf.ts";

/**
 * What identifies an account at its bank in every Item, since an `account_id` belongs to one Item. Null where the end
 * of its number is unknown: a name alone ("Checking") does not identify it.
 */
export function markOf({ type, subtype, mask, name }: KnownAccount): string | null {
  if (typeof mask !== "string" || mask === "" || name === undefined) return null;
  return JSON.stringify([type ?? null, subtype ?? null, mask, name]);
}
