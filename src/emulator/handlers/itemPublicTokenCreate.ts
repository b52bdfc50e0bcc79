import { uuidFrom } from "../ids.ts";
import { isoTime } from "../time/time.ts";
import { required, text } from "../wire/fields.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { publicTokenLasts, publicTokenLimits } from "../world/world.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** A public token for an Item that is there already: https://plaid.com/docs/api/items/ */
export const itemPublicTokenCreate = endpoint({
  path: "/item/public_token/create",
  fields: { access_token: required(text()) },
  run({ input, world, now, key }) {
    const item = itemOf(world, input.access_token);
    const publicToken = `public-sandbox-${uuidFrom(key, "public")}`;
    world.log.record({ at: now, itemId: item.itemId, what: "public-token-made", cause: "item-public-token-create" });
    const value = { itemId: item.itemId, seed: null, unshared: [], madeAt: now, bytes: 0 };
    keepNewest(world.publicTokens, { key: publicToken, value }, publicTokenLimits);
    return { expiration: isoTime(now + publicTokenLasts), public_token: publicToken };
  },
});
