import { itemBody, itemErrorBody } from "../answers/itemBody.ts";
import { isoTime } from "../time/time.ts";
import { required, text } from "../wire/fields.ts";
import type { Item, ItemStatus } from "../world/item.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** The Item's health and the evidence of freshness: https://plaid.com/docs/api/items/#itemget */
export const itemGet = endpoint({
  path: "/item/get",
  fields: { access_token: required(text()) },
  run({ input, world }) {
    const item = itemOf(world, input.access_token);
    return {
      item: { ...itemBody(item), created_at: createdAt(item), error: itemErrorBody(item) },
      status: {
        investments: statusBody(item, "investments"),
        last_webhook:
          item.lastWebhook === null
            ? null
            : { code_sent: item.lastWebhook.code, sent_at: isoTime(item.lastWebhook.at) },
        transactions: statusBody(item, "transactions"),
      },
    };
  },
});

/** Sandbox's has whole seconds. */
function createdAt({ createdAt: at, switches }: Item): string {
  return switches.asRecorded ? isoTime(at).replace(/\.\d+Z$/, "Z") : isoTime(at);
}

function statusBody(item: Item, product: "transactions" | "investments") {
  if (!item.products.includes(product)) return null;
  const { lastSuccessfulUpdate, lastFailedUpdate }: ItemStatus = item.status[product];
  return {
    last_failed_update: lastFailedUpdate === null ? null : isoTime(lastFailedUpdate),
    last_successful_update: lastSuccessfulUpdate === null ? null : isoTime(lastSuccessfulUpdate),
  };
}
