import type { DisposableLike } from "../emitter.ts";

/** ms that a change waits for further ones: parallel calls report progress far more often than a screen redraws. */
const everyMs = 16;

/**
 * Decides when a page is sent a new snapshot: with each answer that brings balances at once, with other changes soon. Before
 * the page asks for its first, it is sent one, with the first balances: that waits in the page for its script.
 */
export class SnapshotSender implements DisposableLike {
  readonly #send: () => void;
  /** The page has asked for its first snapshot. */
  #isReady = false;
  #isSentAhead = false;
  /** The answers with balances that were known at the last change. */
  #answers = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: () => void) {
    this.#send = send;
  }

  /** To be called when the page has asked for its first snapshot; from then on it gets every change. */
  ready(): void {
    this.#isReady = true;
  }

  /** To be called when there is something new; `answers` are those with balances in a comparison that runs, else 0. */
  changed(answers: number): void {
    const hasMore = answers > this.#answers;
    this.#answers = answers;
    if (this.#isReady) {
      if (hasMore) this.#sendNow();
      else this.#timer ??= setTimeout(() => this.#sendNow(), everyMs);
    } else if (hasMore && !this.#isSentAhead) {
      this.#isSentAhead = true;
      this.#send();
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #sendNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#send();
  }
}
