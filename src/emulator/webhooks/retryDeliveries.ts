import type { Waits } from "../server/waits.ts";
import { second } from "../time/time.ts";
import type { Machine } from "../time/virtualClock.ts";
import type { Outbox, Settlement, Webhook } from "./outbox.ts";
import type { WebhookSender } from "./webhookSender.ts";

/** Real ms between attempts. Plaid waits 30 s and four times longer each time, for a day; a developer does not. */
const pauses = [second, 4 * second, 16 * second, 64 * second];

/** Sends the webhooks of the outbox, each until it succeeds or is given up. */
export interface Deliveries {
  /** Starts on whatever has been added to the outbox. */
  start(): void;
}

export function createDeliveries(input: {
  outbox: Outbox;
  sender: WebhookSender | undefined;
  machine: Machine;
  waits: Waits;
  /** Called once a webhook was delivered or given up: it is not sent again. */
  settled(settlement: Settlement): void;
}): Deliveries {
  const { outbox, sender, waits } = input;
  const underWay = new Set<string>();

  const settle = (webhook: Webhook, outcome: Pick<Settlement, "state"> & { reason?: string }): void => {
    const { id, attempts } = webhook;
    const settlement = { id, attempts, state: outcome.state, reason: outcome.reason ?? null };
    outbox.settle(settlement);
    if (sender !== undefined) input.settled(settlement);
  };

  const deliver = async (webhook: Webhook, by: WebhookSender): Promise<void> => {
    // Plaid's hash is of the exact bytes, which are indented by two spaces.
    const body = JSON.stringify(webhook.body, null, 2);
    for (const pause of [...pauses, null]) {
      const attempt = await by.send(webhook.url, body);
      if (waits.closed) return;
      webhook.attempts = [...webhook.attempts, attempt];
      if (attempt.status !== null && attempt.status >= 200 && attempt.status < 300) {
        settle(webhook, { state: "delivered" });
        return;
      }
      if (pause !== null) await waits.wait(pause, undefined);
    }
    settle(webhook, { state: "failed" });
  };

  return {
    start() {
      for (const webhook of outbox.read()) {
        if (webhook.state !== "waiting" || underWay.has(webhook.id)) continue;
        const reason =
          sender === undefined ? "this emulator does not listen, and sends nothing" : sender.refusalOf(webhook.url);
        if (sender === undefined || reason !== null) {
          settle(webhook, { state: "refused", ...(reason !== null && { reason }) });
          continue;
        }
        underWay.add(webhook.id);
        // Rejects when the emulator is closed: the webhook stays in the outbox for the next start.
        void deliver(webhook, sender)
          .catch(() => undefined)
          .finally(() => underWay.delete(webhook.id));
      }
    },
  };
}
