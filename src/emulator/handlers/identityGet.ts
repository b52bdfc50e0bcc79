import { cachedAccountBody } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import { ownersOf } from "../answers/ownersOf.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

/** Cached: https://plaid.com/docs/api/products/identity/#identityget */
export const identityGet = endpoint({
  path: "/identity/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const accounts = accountsOf(item, input.options?.account_ids);
    useProduct(world, item, "identity", now);
    return {
      accounts: accounts.map((account) => ({
        ...cachedAccountBody(item, account, "identity"),
        owners: ownersOf(account),
      })),
      item: itemBody(item),
    };
  },
});
