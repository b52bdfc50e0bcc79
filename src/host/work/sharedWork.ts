import { cancelled } from "../failure/failures.ts";
import { untilAborted } from "./untilAborted.ts";

/**
 * Work that several callers wait for. Each can leave at once by its own signal; when the last one leaves, the work is
 * stopped.
 */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #done: Promise<T>;
  readonly #onOver: () => void;
  #waiting = 0;

  /** `onOver` is called when the work has ended, and as soon as it is stopped: it cannot be joined from then on. */
  constructor(begin: (signal: AbortSignal) => Promise<T>, onOver: () => void) {
    this.#onOver = onOver;
    this.#done = begin(this.#controller.signal);
    this.#done.then(onOver, onOver);
  }

  /** @throws BalanceLensError `cancelled` at once when the signal fires, and whatever the work throws */
  async join(signal: AbortSignal): Promise<T> {
    this.#waiting += 1;
    try {
      return await untilAborted(this.#done, signal);
    } finally {
      this.#waiting -= 1;
      if (signal.aborted && this.#waiting === 0) this.stop();
    }
  }

  /** Stops it for every caller; they get what the work ends with. */
  stop(): void {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort(cancelled());
    this.#onOver();
  }
}
