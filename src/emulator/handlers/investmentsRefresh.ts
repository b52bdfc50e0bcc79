import { required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { refreshProduct } from "../world/refreshProduct.ts";
import type { World } from "../world/world.ts";
import { endpoint } from "./endpoint.ts";
import { itemForBank } from "./itemAccess.ts";

/** Asks the bank for holdings and balances now: https://plaid.com/docs/api/products/investments/#investmentsrefresh */
export const investmentsRefresh = endpoint({
  path: "/investments/refresh",
  fields: { access_token: required(text()) },
  waitsFor({ input, world, now }) {
    refreshableItem(world, input.access_token, now);
    return "bank";
  },
  run({ input, world, now }) {
    const item = refreshableItem(world, input.access_token, now);
    refreshProduct(item, world.log, { product: "investments", at: now, cause: "investments-refresh" });
    return {};
  },
});

function refreshableItem(world: World, accessToken: string, now: number): Item {
  const item = itemForBank(world, accessToken, now);
  if (!item.products.includes("investments")) throw new PlaidFailure("PRODUCT_NOT_ENABLED");
  return item;
}
