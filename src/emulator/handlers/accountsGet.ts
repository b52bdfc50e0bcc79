import { cachedAccountBodies } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached } from "./itemAccess.ts";

/** Cached, free, any Item: https://plaid.com/docs/api/accounts/#accountsget */
export const accountsGet = endpoint({
  path: "/accounts/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run({ input, world }) {
    const item = itemForCached(world, input.access_token);
    const accounts = accountsOf(item, input.options?.account_ids);
    return { accounts: cachedAccountBodies(item, accounts, null), item: itemBody(item) };
  },
});
