import type { KnownAccount } from "../../core/item/accountsOf.ts";
import { displayWidth, truncate } from "../terminal/displayWidth.ts";
import { plainText } from "../terminal/plainText.ts";

/** An account as people know it: `Plaid Checking ••0000`. */
export function accountLabel(account: KnownAccount): string {
  return `${nameOf(account)}${maskOf(account)}`;
}

/** Characters of a name below which it no longer identifies an account. */
const leastName = 8;

/**
 * The same in about `width` columns: `Plaid Che… ••0000`, or the mask alone, since two accounts often differ by it
 * alone.
 */
export function shortAccountLabel(account: KnownAccount, width: number): string {
  const mask = maskOf(account);
  const room = width - displayWidth(mask);
  return mask !== "" && room < leastName
    ? mask.trim()
    : `${truncate(nameOf(account), Math.max(leastName, room))}${mask}`;
}

function nameOf({ accountId, name }: KnownAccount): string {
  return plainText(name ?? "") || accountId;
}

function maskOf({ mask }: KnownAccount): string {
  return mask === undefined || mask === null || mask === "" ? "" : ` ••${plainText(mask)}`;
}
