import { holdingBodies, investmentAccountBody, securitiesOf } from "../answers/investmentBodies.ts";
import { itemBody } from "../answers/itemBody.ts";
import { list, record, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { investmentAccounts } from "./investmentAccounts.ts";

/** Cached, priced as of the last update: https://plaid.com/docs/api/products/investments/#investmentsholdingsget */
export const investmentsHoldingsGet = endpoint({
  path: "/investments/holdings/get",
  fields: { access_token: required(text()), options: record({ account_ids: list(text()) }) },
  run(call) {
    const { item, accounts, shown, asOf } = investmentAccounts(call, {
      accessToken: call.input.access_token,
      accountIds: call.input.options?.account_ids,
      product: "investments",
    });
    return {
      accounts: shown.map((account) => investmentAccountBody(item, account)),
      holdings: accounts.flatMap((account) => holdingBodies(item, account, asOf)),
      is_investments_fallback_item: false,
      item: itemBody(item),
      securities: securitiesOf(item, accounts, asOf),
    };
  },
});
