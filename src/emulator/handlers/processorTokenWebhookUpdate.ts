import { nullable, required, text } from "../wire/fields.ts";
import { sendWebhook } from "../world/webhooks.ts";
import { endpoint } from "./endpoint.ts";
import { processorTokenOf } from "./processorTokens.ts";

/** Where a partner is sent its webhooks: https://plaid.com/docs/api/processors/ */
export const processorTokenWebhookUpdate = endpoint({
  path: "/processor/token/webhook/update",
  fields: { processor_token: required(text()), webhook: required(nullable(text({ form: "url" }))) },
  run({ input, world, now }) {
    const { item, made } = processorTokenOf(world, input.processor_token);
    made.webhook = input.webhook;
    const { accountId } = made;
    const what = "webhook-changed";
    world.log.record({ at: now, itemId: item.itemId, what, cause: "processor-webhook-update", accountId });
    sendWebhook(item, world.log, {
      ...{ at: now, type: "PROCESSOR_TOKEN", code: "WEBHOOK_UPDATE_ACKNOWLEDGED", to: made },
      body: { error: null, new_webhook_url: made.webhook },
    });
    return {};
  },
});
