import { itemBody } from "../answers/itemBody.ts";
import { nullable, required, text } from "../wire/fields.ts";
import { fireWebhook } from "../world/webhooks.ts";
import { endpoint } from "./endpoint.ts";
import { itemForCached } from "./itemAccess.ts";

/** Sends a webhook to the new URL at once: https://plaid.com/docs/api/items/#itemwebhookupdate */
export const itemWebhookUpdate = endpoint({
  path: "/item/webhook/update",
  fields: { access_token: required(text()), webhook: nullable(text({ form: "url", min: 0 })) },
  run({ input, world, now }) {
    const item = itemForCached(world, input.access_token);
    // Sandbox shows no webhook as an empty one, and takes it as such.
    item.webhook = input.webhook || null;
    world.log.record({ at: now, itemId: item.itemId, what: "webhook-changed", cause: "webhook-update" });
    fireWebhook(item, world.log, { at: now, type: "ITEM", code: "WEBHOOK_UPDATE_ACKNOWLEDGED" });
    return { item: itemBody(item) };
  },
});
