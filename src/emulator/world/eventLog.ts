import type { CopyWrite } from "../cache/copyHistory.ts";

/** A change of the ledger, the cache or an Item, with its cause: explanations are checked against it. */
export interface WorldEvent {
  /** Virtual ms since the epoch. */
  readonly at: number;
  readonly itemId: string;
  /** e.g. `transaction-posted`, `cache-refreshed`, `refresh-failed`, `login-required`, `webhook`. */
  readonly what: string;
  readonly cause: string;
  readonly accountId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** What it changed in Plaid's copy of the account. */
  readonly copied?: CopyWrite;
  /** The webhook that it sends. */
  readonly webhook?: { readonly url: string; readonly body: Readonly<Record<string, unknown>> };
}

export interface EventLog {
  /** Events ever recorded; it grows with every change of the world. */
  readonly count: number;
  record(event: WorldEvent): void;
  /** Oldest first. */
  read(filter: { itemId?: string; since?: number }): readonly WorldEvent[];
}

/** The limits of a log: beyond either, the oldest events are dropped, so that a long run does not grow. */
export interface EventLogLimits {
  /** Events that are kept. */
  readonly capacity: number;
  /** Bytes of caller-written content in them. */
  readonly mostBytes: number;
}

/** @param onEvent called with each event as it is recorded */
export function createEventLog(
  { capacity, mostBytes }: EventLogLimits,
  onEvent: (event: WorldEvent) => void,
): EventLog {
  let events: WorldEvent[] = [];
  let bytes = 0;
  let count = 0;
  const keep = (kept: WorldEvent[]): void => {
    events = kept;
    bytes = kept.reduce((sum, event) => sum + bytesOf(event), 0);
  };
  return {
    get count() {
      return count;
    },
    record(event) {
      count += 1;
      events.push(event);
      bytes += bytesOf(event);
      onEvent(event);
      if (events.length >= 2 * capacity) keep(events.slice(-capacity));
      while (bytes > mostBytes && events.length > 1) keep(events.slice(events.length >> 1));
    },
    read({ itemId, since }) {
      return events
        .slice(-capacity)
        .filter(
          (event) => (itemId === undefined || event.itemId === itemId) && (since === undefined || event.at >= since),
        );
    },
  };
}

/** Bytes of the content that a caller wrote; the rest of an event is short. */
function bytesOf({ webhook, cause }: WorldEvent): number {
  if (webhook === undefined) return 0;
  return 2 * (webhook.url.length + (cause === "sent-again" ? JSON.stringify(webhook.body).length : 0));
}
