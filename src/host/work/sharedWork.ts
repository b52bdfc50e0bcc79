import { cancelled } from "../failure/failures.ts";
import { untilAborted } from "./untilAborted.ts";

/** Work that several callers wait for. Each can leave by its own signal at once; the last to leave stops it. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #done: Promise<T>;
  readonly #onOver: () => void;
  #waiting = 0;

  /** `onOver` is told when the work has ended, and as soon as it is stopped: nobody can join it from then on. */
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

  /** Stops it for everyone. Whoever waits gets what the work ends with. */
  stop(): void {
    if (this.#controller.signal.aborted) return;
    this.#controller.abort(cancelled());
    this.#onOver();
  }
}
