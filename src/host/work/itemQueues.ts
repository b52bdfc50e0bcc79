import { cancelled } from "../failure/failures.ts";
import type { PendingWork } from "../pendingWork.ts";
import { untilAborted } from "./untilAborted.ts";

/** Runs the work of each Item one piece after another; each can be stopped by its own signal or from outside. */
export class ItemQueues {
  readonly #pending: PendingWork;
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #stops = new Map<AbortController, string>();

  constructor(pending: PendingWork) {
    this.#pending = pending;
  }

  /**
   * Runs a task once earlier ones have ended. A task that is cancelled while queued never begins, and later ones keep
   * waiting for earlier ones. @throws BalanceLensError `cancelled`, and whatever the task throws
   */
  run<T>(itemId: string, task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.#last.get(itemId) ?? Promise.resolve();
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    this.#stops.set(stop, itemId);
    const work = this.#pending.track(untilAborted(before, either).then(() => task(either)));
    // Settles last and never rejects: the next task waits for it.
    const turn = Promise.allSettled([before, work]);
    this.#last.set(itemId, turn);
    const forget = () => void this.#stops.delete(stop);
    work.then(forget, forget);
    void turn.then(() => {
      if (this.#last.get(itemId) === turn) this.#last.delete(itemId);
    });
    return work;
  }

  /** Stops all of this Item's work, or with null all there is. */
  stop(itemId: string | null): void {
    for (const [stop, of] of this.#stops) {
      if (itemId === null || itemId === of) stop.abort(cancelled());
    }
  }

  /** Resolves once nothing of this Item runs or waits any more, what was cancelled included. */
  async settled(itemId: string): Promise<void> {
    await this.#last.get(itemId);
  }
}
