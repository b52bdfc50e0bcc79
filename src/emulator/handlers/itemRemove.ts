import { nullable, oneOf, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** https://plaid.com/docs/api/items/#itemremove */
export const itemRemove = endpoint({
  path: "/item/remove",
  fields: {
    access_token: required(text()),
    reason_code: nullable(
      oneOf([
        "FRAUD_FIRST_PARTY",
        "FRAUD_FALSE_IDENTITY",
        "FRAUD_ABUSE",
        "FRAUD_OTHER",
        "CONNECTION_IS_NON_FUNCTIONAL",
        "OTHER",
      ]),
    ),
    reason_note: nullable(text({ min: 0, max: 512 })),
  },
  run({ input, world, now }) {
    const item = itemOf(world, input.access_token);
    world.removeItem(item.itemId);
    world.log.record({ at: now, itemId: item.itemId, what: "item-removed", cause: "item-remove" });
    return {};
  },
});
