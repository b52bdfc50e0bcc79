import { answersInRealTime } from "../cache/readCopy.ts";
import { growDynamicUser } from "../testUsers/dynamicUser.ts";
import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { refreshProduct } from "../world/refreshProduct.ts";
import type { World } from "../world/world.ts";
import { endpoint } from "./endpoint.ts";
import { itemForBank } from "./itemAccess.ts";

/** Asks the bank for transactions and balances now: https://plaid.com/docs/api/products/transactions/#transactionsrefresh */
export const transactionsRefresh = endpoint({
  path: "/transactions/refresh",
  fields: { access_token: required(text()) },
  waitsFor({ input, world, now }) {
    refreshableItem(world, input.access_token, now);
    return "bank";
  },
  run({ input, world, now }) {
    const item = refreshableItem(world, input.access_token, now);
    growDynamicUser(world, item, now);
    refreshProduct(item, world.log, { product: "transactions", at: now, cause: "transactions-refresh" });
    return {};
  },
});

function refreshableItem(world: World, accessToken: string, now: number): Item {
  const item = itemForBank(world, accessToken, now);
  if (!item.products.includes("transactions")) throw new PlaidFailure("PRODUCT_NOT_ENABLED");
  if (!item.accounts.some((account) => answersInRealTime(item, account)))
    throw new PlaidFailure("PRODUCTS_NOT_SUPPORTED");
  return item;
}
