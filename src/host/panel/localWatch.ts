import type { Clock } from "../../core/run/ports.ts";
import type { DisposableLike } from "../emitter.ts";
import { LocalPoll } from "../local/localPoll.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";

export interface LocalWatchDependencies {
  readonly local: Pick<LocalSandbox, "address">;
  readonly clock: Pick<Clock, "monotonic" | "wait">;
  readonly itemId: string;
  /** Whether a panel with an Item of the local sandbox is visible. */
  isSeen(): boolean;
  /**
   * Whether calls with measured times are running: the local sandbox may share this process, so a poll would distort
   * them.
   */
  isBusy(): boolean;
  onChange(): void;
}

/** ms between two polls. A clock moved in another window shows here within this time. */
const everyMs = 2000;
/** ms after which a poll without a response is given up until the next. */
const answersInMs = 1000;

/**
 * Polls the local sandbox while one of its panels is visible. Hidden panels cause no calls, and no poll goes to Plaid.
 */
export class LocalWatch implements DisposableLike {
  readonly #dependencies: LocalWatchDependencies;
  /** Kept while no panel is visible: the first poll afterwards finds what changed meanwhile. */
  readonly #poll: LocalPoll;
  #watching: AbortController | null = null;

  constructor(dependencies: LocalWatchDependencies) {
    this.#dependencies = dependencies;
    this.#poll = new LocalPoll(dependencies.itemId, dependencies.clock);
  }

  /** Starts or stops polling. To be called when the visible panels may have changed. */
  follow(): void {
    if (!this.#dependencies.isSeen()) this.dispose();
    else if (this.#watching === null) {
      this.#watching = new AbortController();
      void this.#watch(this.#watching.signal);
    }
  }

  dispose(): void {
    this.#watching?.abort();
    this.#watching = null;
  }

  /** Polls until the signal aborts. */
  async #watch(signal: AbortSignal): Promise<void> {
    const { local, clock } = this.#dependencies;
    while (!signal.aborted) {
      const { address } = local;
      if (address !== null && !this.#dependencies.isBusy()) {
        // A sandbox that is stopped or starting is polled again.
        const isChanged = await this.#poll
          .hasChanged(address, AbortSignal.any([signal, AbortSignal.timeout(answersInMs)]))
          .catch(() => false);
        if (isChanged && !signal.aborted) this.#dependencies.onChange();
      }
      await clock.wait(everyMs, signal).catch(() => undefined);
    }
  }
}
