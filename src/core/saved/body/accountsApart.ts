import { isObject, type JsonObject } from "../../extract/json.ts";
import { isWord } from "../hints/keptRequest.ts";

/**
 * Tells the accounts of a response apart where a logger masked their IDs: by their mask and name, which is then their ID. Null
 * where two of them still have the same: a number would be told of the wrong account. Rows of a
 * masked ID are of none of them.
 */
export function accountsApart(body: JsonObject): JsonObject | null {
  const { accounts } = body;
  if (!Array.isArray(accounts) || accounts.every((each: unknown) => !hasMaskedId(each))) return body;
  const apart = accounts.map((each: unknown) =>
    hasMaskedId(each)
      ? { ...each, account_id: `${each.account_id} ${each.mask ?? ""} ${each.name ?? ""}`.trim() }
      : each,
  );
  const ids = new Set(apart.map((each: unknown) => (isObject(each) ? each.account_id : each)));
  return ids.size === apart.length ? { ...body, accounts: apart } : null;
}

interface MaskedAccount extends JsonObject {
  readonly account_id: string;
}

function hasMaskedId(account: unknown): account is MaskedAccount {
  return isObject(account) && typeof account.account_id === "string" && !isWord(account.account_id);
}
