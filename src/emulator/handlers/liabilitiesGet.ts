import { cachedAccountBodies } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import { isLiability, liabilitiesBody } from "../answers/liabilitiesBody.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

/** Cached, as of the last daily update: https://plaid.com/docs/api/products/liabilities/#liabilitiesget */
export const liabilitiesGet = endpoint({
  path: "/liabilities/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const accounts = accountsOf(item, input.options?.account_ids);
    useProduct(world, item, "liabilities", now);
    // Of other accounts alone Sandbox answers all the same, with none.
    if (!item.accounts.some(isLiability)) throw new PlaidFailure("NO_LIABILITY_ACCOUNTS");
    return {
      accounts: cachedAccountBodies(item, accounts, "liabilities"),
      item: itemBody(item),
      liabilities: liabilitiesBody(item, accounts, item.productAsOf.get("liabilities") ?? now),
    };
  },
});
