import { cachedAccountBody } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import { matchScores } from "../answers/matchScores.ts";
import { ownersOf } from "../answers/ownersOf.ts";
import { list, nullable, record, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { accountsOf, itemForCached, useProduct } from "./itemAccess.ts";

const part = nullable(text({ min: 0 }));

/** Scores, and balances that are null by design: https://plaid.com/docs/api/products/identity/#identitymatch */
export const identityMatch = endpoint({
  path: "/identity/match",
  fields: {
    access_token: required(text()),
    user: record({
      legal_name: part,
      phone_number: part,
      email_address: part,
      address: nullable(
        record({ city: part, region: part, street: text({ min: 0 }), postal_code: part, country: part }),
      ),
    }),
    options: record({ account_ids: list(text()) }),
  },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    const accounts = accountsOf(item, input.options?.account_ids);
    useProduct(world, item, "identity_match", now);
    return {
      accounts: accounts.map((account) => ({
        ...cachedAccountBody(item, account, null),
        balances: noBalances,
        ...matchScores(input.user ?? {}, ownersOf(account)),
      })),
      item: itemBody(item),
    };
  },
});

const noBalances = {
  available: null,
  current: null,
  iso_currency_code: null,
  limit: null,
  unofficial_currency_code: null,
};
