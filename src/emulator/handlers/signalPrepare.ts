import { required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { itemForCached, useProduct } from "./itemAccess.ts";

/** Puts Signal on an Item that was linked without it: https://plaid.com/docs/api/products/signal/#signalprepare */
export const signalPrepare = endpoint({
  path: "/signal/prepare",
  fields: { access_token: required(text()) },
  run({ input, world, now }) {
    useProduct(world, itemForCached(world, input.access_token), "signal", now);
    return {};
  },
});
