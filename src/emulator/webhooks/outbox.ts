import { hexId } from "../ids.ts";
import type { WorldEvent } from "../world/eventLog.ts";

/** One attempt to send a webhook, and the receiver's response. */
export interface Attempt {
  /** Real time, ms since the epoch. */
  readonly at: number;
  readonly ms: number;
  /** Null when no response came. */
  readonly status: number | null;
  /** The beginning of the receiver's answer. */
  readonly answer?: string;
  /** Why no response came: a code of the system's, such as `ECONNREFUSED`. */
  readonly error?: string;
}

type WebhookState = "waiting" | "delivered" | "failed" | "refused";

export interface Webhook {
  readonly id: string;
  readonly itemId: string;
  /** Virtual ms since the epoch. */
  readonly at: number;
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
  state: WebhookState;
  /** Why it was refused. */
  reason: string | null;
  attempts: readonly Attempt[];
}

/** The final state of a webhook. */
export interface Settlement {
  readonly id: string;
  readonly state: WebhookState;
  readonly reason: string | null;
  readonly attempts: readonly Attempt[];
}

/** The webhooks that were fired, with the state of each. */
export interface Outbox {
  /** Adds the webhook of an event, if it has one. */
  take(event: WorldEvent): void;
  /** Oldest first. */
  read(): readonly Webhook[];
  settle(settlement: Settlement): void;
  /** Forgets everything that was fired so far: it is not sent. */
  forgetAll(): void;
  /** Forgets the webhooks of one Item. */
  forget(itemId: string): void;
}

const mostKept = 1000;

export function createOutbox(seed: number): Outbox {
  let webhooks: Webhook[] = [];
  let fired = 0;
  return {
    take({ at, itemId, webhook }) {
      if (webhook === undefined) return;
      fired += 1;
      const id = hexId(16, seed, "webhook", fired);
      webhooks.push({ id, itemId, at, ...webhook, state: "waiting", reason: null, attempts: [] });
      if (webhooks.length > mostKept) webhooks.shift();
    },
    read: () => webhooks,
    settle({ id, state, reason, attempts }) {
      const found = webhooks.find((each) => each.id === id);
      if (found !== undefined) Object.assign(found, { state, reason, attempts });
    },
    forgetAll() {
      webhooks = [];
    },
    forget(itemId) {
      webhooks = webhooks.filter((each) => each.itemId !== itemId);
    },
  };
}
