import type { DisposableLike } from "../emitter.ts";
import { Throttle } from "./throttle.ts";

/** ms between two snapshots: parallel calls report progress far more often than a screen redraws. */
const everyMs = 16;

/** Decides when a page is sent a new snapshot: at each change once it asked for its first, and one at most before. */
export class SnapshotSender implements DisposableLike {
  readonly #send: () => void;
  readonly #throttle: Throttle;
  /** The page has asked for its first snapshot. */
  #isReady = false;
  /** A snapshot was sent before the page asked for one. */
  #isSentAhead = false;

  constructor(send: () => void) {
    this.#send = send;
    this.#throttle = new Throttle(everyMs, send);
  }

  /** To be called when the page has asked for its first snapshot; from then on it gets every change. */
  ready(): void {
    this.#isReady = true;
  }

  /**
   * To be called when there is something new. Before the page asks, one snapshot is sent, the first that is worth it: it waits
   * in the page for its script, which then draws it at once.
   */
  changed(isWorthSending: boolean): void {
    if (this.#isReady) this.#throttle.due();
    else if (isWorthSending && !this.#isSentAhead) {
      this.#isSentAhead = true;
      this.#send();
    }
  }

  dispose(): void {
    this.#throttle.dispose();
  }
}
