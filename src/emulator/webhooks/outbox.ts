import { hexId } from "../ids.ts";
import type { WorldEvent } from "../world/eventLog.ts";

/** One time that a webhook was sent, and what the receiver answered. */
export interface Attempt {
  /** Real time, ms since the epoch. */
  readonly at: number;
  readonly ms: number;
  /** null: no answer came. */
  readonly status: number | null;
  /** The beginning of the receiver's answer. */
  readonly answer?: string;
  /** Why no answer came: a code of the system's, such as `ECONNREFUSED`. */
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

/** What became of a webhook in the end. */
export interface Settlement {
  readonly id: string;
  readonly state: WebhookState;
  readonly reason: string | null;
  readonly attempts: readonly Attempt[];
}

/** The webhooks that were fired, and what became of each. */
export interface Outbox {
  /** Takes in what the world's log has of it. */
  take(event: WorldEvent): void;
  /** Oldest first. */
  read(): readonly Webhook[];
  settle(settlement: Settlement): void;
  /** What was fired so far is history, and is not sent. */
  forgetAll(): void;
  /** The same of one Item. */
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
