import type { KnownAccount } from "../../../src/core/item/accountsOf.ts";
import { unnamedAccount } from "../../../src/text/nameWithMask.ts";
import type { TextContext } from "../../../src/text/segment.ts";

/** An account in one line: its name and the last digits. */
export function accountName(account: KnownAccount, context: TextContext): string {
  const name = ownName(account, context);
  return typeof account.mask === "string" ? `${name} ••${account.mask}` : name;
}

/** The name the bank or the person gave it. */
export function ownName(account: KnownAccount, context: TextContext): string {
  return account.name ?? account.officialName ?? unnamedAccount(context);
}
