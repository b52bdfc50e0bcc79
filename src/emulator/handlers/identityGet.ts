import { cachedAccountBody } from "../answers/accountBody.ts";
import { itemBody } from "../answers/itemBody.ts";
import type { OwnerSeed } from "../bank/account.ts";
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
        owners: account.details.owners ?? [sandboxOwner],
      })),
      item: itemBody(item),
    };
  },
});

/** The person whom Plaid's Sandbox shows as owner. */
const sandboxOwner: OwnerSeed = {
  addresses: [
    {
      data: { city: "Malakoff", country: "US", postal_code: "14236", region: "NY", street: "2992 Cameron Road" },
      primary: true,
    },
  ],
  emails: [{ data: "accountholder0@example.com", primary: true, type: "primary" }],
  names: ["Alberta Bobbeth Charleson"],
  phone_numbers: [{ data: "1112223333", primary: true, type: "home" }],
};
