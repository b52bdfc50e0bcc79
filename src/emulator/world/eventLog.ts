/** A change of the ledger, the cache or an Item, and why it happened: the truth that explanations are held against. */
export interface WorldEvent {
  /** Virtual ms since the epoch. */
  readonly at: number;
  readonly itemId: string;
  /** e.g. `transaction-posted`, `cache-refreshed`, `refresh-failed`, `login-required`, `webhook`. */
  readonly what: string;
  readonly cause: string;
  readonly accountId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** What is to be sent because of it. */
  readonly webhook?: { readonly url: string; readonly body: Readonly<Record<string, unknown>> };
}

export interface EventLog {
  /** Events ever recorded: it grows with every change of the world. */
  readonly count: number;
  record(event: WorldEvent): void;
  /** Oldest first. */
  read(filter: { itemId?: string; since?: number }): readonly WorldEvent[];
}

/**
 * @param capacity events kept; the oldest are forgotten, so that a long run does not grow
 * @param onEvent told of each event as it is recorded
 */
export function createEventLog(capacity: number, onEvent: (event: WorldEvent) => void): EventLog {
  let events: WorldEvent[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    record(event) {
      count += 1;
      events.push(event);
      onEvent(event);
      if (events.length >= 2 * capacity) events = events.slice(-capacity);
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
