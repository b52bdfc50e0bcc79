import type { AccountKind } from "../bank/account.ts";
import { type FiredWebhook, webhookBody } from "../webhooks/webhookBody.ts";
import type { EventLog, WorldEvent } from "./eventLog.ts";
import type { Item, ProcessorToken } from "./item.ts";

/** The webhooks that partners get too, with the types of account they are about. Those about the Item go to the app alone. */
const forPartners: Readonly<Record<string, readonly AccountKind[]>> = {
  TRANSACTIONS: ["depository", "credit", "loan"],
  HOLDINGS: ["investment"],
  INVESTMENTS_TRANSACTIONS: ["investment"],
  LIABILITIES: ["credit", "loan"],
};

/** Records a webhook to the Item's URL, to be sent, and to its partners'; without a URL it does nothing. */
export function fireWebhook(item: Item, log: EventLog, fired: FiredWebhook): void {
  const types = forPartners[fired.type] ?? [];
  for (const to of item.processors) {
    const account = item.accounts.find(({ accountId }) => accountId === to.accountId);
    if (account === undefined || !types.includes(account.type)) continue;
    // An update of other accounts' transactions alone gives a partner nothing to fetch.
    if (fired.code === "SYNC_UPDATES_AVAILABLE" && fired.changed?.has(to.accountId) === false) continue;
    sendWebhook(item, log, { ...fired, to, body: webhookBody(item, fired, to.accountId) });
  }
  if (item.webhook === null) return;
  item.lastWebhook = { at: fired.at, code: fired.code };
  send(item, log, { ...fired, url: item.webhook, body: webhookBody(item, fired) });
}

/** Records a webhook to a partner, which is about its account and names no Item; without a URL it does nothing. */
export function sendWebhook(
  item: Item,
  log: EventLog,
  { to, body, ...fired }: FiredWebhook & { readonly to: ProcessorToken; readonly body: object },
): void {
  if (to.webhook === null) return;
  const { item_id: _, account_ids: all, ...rest } = { item_id: null, account_ids: null, ...body };
  const about = { webhook_type: fired.type, webhook_code: fired.code, account_id: to.accountId };
  // Of the Item's other accounts a partner knows nothing.
  const own = all === null ? {} : { account_ids: [to.accountId] };
  send(item, log, { ...fired, url: to.webhook, body: { ...about, ...rest, ...own, environment: "sandbox" } });
}

function send(
  item: Item,
  log: EventLog,
  { at, type, code, url, body }: FiredWebhook & { readonly url: string; readonly body: WebhookContent["body"] },
): void {
  recordWebhook(log, { at, itemId: item.itemId, cause: code, webhook: { url, body }, type });
}

/** Where a webhook goes, and its body. */
type WebhookContent = NonNullable<WorldEvent["webhook"]>;

/** Records a webhook, to be sent. */
export function recordWebhook(
  log: EventLog,
  { type, ...event }: Pick<WorldEvent, "at" | "itemId" | "cause"> & { webhook: WebhookContent; type?: string },
): void {
  const { webhook, cause } = event;
  const said = type === undefined ? {} : { webhook_type: type, webhook_code: cause };
  log.record({ ...event, what: "webhook", details: { ...said, url: webhook.url } });
}
