import { uuidFrom } from "../ids.ts";
import { required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** A new token for the Item; the old one is no longer one: https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate */
export const itemAccessTokenInvalidate = endpoint({
  path: "/item/access_token/invalidate",
  fields: { access_token: required(text()) },
  run({ input, world, now, key }) {
    const item = itemOf(world, input.access_token);
    world.tokens.delete(item.accessToken);
    item.accessToken = `access-sandbox-${uuidFrom(key, "access")}`;
    world.tokens.set(item.accessToken, item.itemId);
    world.log.record({ at: now, itemId: item.itemId, what: "token-replaced", cause: "access-token-invalidate" });
    return { new_access_token: item.accessToken };
  },
});
