import type { KnownAccount } from "../../core/accountsOf.ts";
import { plainText } from "../terminal/plainText.ts";

/** An account as people know it: `Plaid Checking ••0000`. */
export function accountName({ accountId, name, mask }: KnownAccount): string {
  const known = plainText(name ?? "") || accountId;
  return mask === undefined || mask === null || mask === "" ? known : `${known} ••${plainText(mask)}`;
}
