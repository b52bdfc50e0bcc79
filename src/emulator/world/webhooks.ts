import type { EventLog } from "./eventLog.ts";
import type { Item } from "./item.ts";

/** Notes that Plaid sends a webhook to the Item's URL; without a URL nothing is sent and nothing is noted. */
export function fireWebhook(item: Item, log: EventLog, input: { at: number; type: string; code: string }): void {
  if (item.webhook === null) return;
  item.lastWebhook = { at: input.at, code: input.code };
  log.record({
    at: input.at,
    itemId: item.itemId,
    what: "webhook",
    cause: input.code,
    details: { webhook_type: input.type, webhook_code: input.code, url: item.webhook },
  });
}
