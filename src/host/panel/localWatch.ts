import type { Clock } from "../../core/run/ports.ts";
import type { DisposableLike } from "../emitter.ts";
import { LocalLook } from "../local/localLook.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";

export interface LocalWatchDependencies {
  readonly local: Pick<LocalSandbox, "address">;
  readonly clock: Pick<Clock, "monotonic" | "wait">;
  readonly itemId: string;
  /** Whether a person sees an Item of the local sandbox. */
  isSeen(): boolean;
  /** Whether calls are made whose time is measured: the local sandbox may be in this process. */
  isBusy(): boolean;
  onChange(): void;
}

/** ms between two looks. A person who moves the clock in another window sees it here as soon as they look. */
const everyMs = 2000;
/** ms after which a local sandbox that does not answer is left for the next look. */
const answersInMs = 1000;

/**
 * Follows the local sandbox for as long as a panel of it is seen. What is hidden asks nothing, and nothing else than the
 * local sandbox is ever asked: its control makes no call of Plaid's.
 */
export class LocalWatch implements DisposableLike {
  readonly #dependencies: LocalWatchDependencies;
  /** Kept while nothing is seen: what happened meanwhile is found by the first look after. */
  readonly #look: LocalLook;
  #watching: AbortController | null = null;

  constructor(dependencies: LocalWatchDependencies) {
    this.#dependencies = dependencies;
    this.#look = new LocalLook(dependencies.itemId, dependencies.clock);
  }

  /** To be called when what is seen may have changed. */
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

  /** Ends with the signal. */
  async #watch(signal: AbortSignal): Promise<void> {
    const { local, clock } = this.#dependencies;
    while (!signal.aborted) {
      const { address } = local;
      if (address !== null && !this.#dependencies.isBusy()) {
        // One that is stopped or starting is looked at again.
        const isChanged = await this.#look
          .hasChanged(address, AbortSignal.any([signal, AbortSignal.timeout(answersInMs)]))
          .catch(() => false);
        if (isChanged && !signal.aborted) this.#dependencies.onChange();
      }
      await clock.wait(everyMs, signal).catch(() => undefined);
    }
  }
}
