import { cachedAccountBodies } from "../answers/accountBody.ts";
import { authNumbers, hasNumbers } from "../answers/authNumbers.ts";
import { itemBody } from "../answers/itemBody.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

/** Cached; checking, savings and cash management accounts only: https://plaid.com/docs/api/products/auth/#authget */
export const authGet = endpoint({
  path: "/auth/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const asked = accountsOf(item, input.options?.account_ids);
    useProduct(world, item, "auth", now);
    const accounts = asked.filter(hasNumbers);
    if (accounts.length === 0) throw new PlaidFailure("NO_AUTH_ACCOUNTS");
    return {
      accounts: cachedAccountBodies(item, accounts, "auth"),
      item: itemBody(item),
      numbers: authNumbers(item, accounts),
    };
  },
});
