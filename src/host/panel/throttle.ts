import type { DisposableLike } from "../emitter.ts";

/**
 * Throttles frequent work: runs it at once, then at most once per interval (ms). Requests made meanwhile share one run
 * at the end of the interval.
 */
export class Throttle implements DisposableLike {
  readonly #everyMs: number;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isDue = false;

  constructor(everyMs: number, act: () => void) {
    this.#everyMs = everyMs;
    this.#act = act;
  }

  due(): void {
    if (this.#timer !== null) {
      this.#isDue = true;
      return;
    }
    this.#isDue = false;
    this.#timer = setTimeout(() => this.#elapsed(), this.#everyMs);
    this.#act();
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#isDue = false;
  }

  #elapsed(): void {
    this.#timer = null;
    if (this.#isDue) this.due();
  }
}
