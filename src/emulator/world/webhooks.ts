import { type FiredWebhook, webhookBody } from "../webhooks/webhookBody.ts";
import type { EventLog } from "./eventLog.ts";
import type { Item } from "./item.ts";

/** Records a webhook to the Item's URL, to be sent; without a URL it does nothing. */
export function fireWebhook(item: Item, log: EventLog, fired: FiredWebhook): void {
  if (item.webhook === null) return;
  item.lastWebhook = { at: fired.at, code: fired.code };
  const webhook = { url: item.webhook, body: webhookBody(item, fired) };
  log.record({
    at: fired.at,
    itemId: item.itemId,
    what: "webhook",
    cause: fired.code,
    details: { webhook_type: fired.type, webhook_code: fired.code, url: item.webhook },
    webhook,
  });
}
