import { isObject, type JsonObject } from "./json.ts";

/** The same response with its accounts in a list, also where it is of one `account`, as `/processor/…` responds. */
export function withAccounts(body: JsonObject): JsonObject {
  return isOfProcessor(body) ? { ...body, accounts: [body.account] } : body;
}

/** True for a body of one account, as processor endpoints respond. */
export function isOfProcessor(body: JsonObject): boolean {
  return body.accounts === undefined && isObject(body.account) && isObject(body.account.balances);
}
