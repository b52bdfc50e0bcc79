import type { DisposableLike } from "../emitter.ts";
import { Throttle } from "./throttle.ts";

/** ms between two snapshots: parallel calls report progress far more often than a screen redraws. */
const everyMs = 16;

/** Decides when a page is sent a new snapshot: never before it asked for its first, but for one of a running comparison. */
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
  pageIsReady(): void {
    this.#isReady = true;
  }

  /**
   * To be called when there is something new. Before the page asks, one snapshot is sent, of a running comparison: VS Code
   * queues messages to a page that is loading and delivers them all at once, so that one is enough to draw the page.
   */
  changed({ isRunning }: { readonly isRunning: boolean }): void {
    if (this.#isReady) this.#throttle.due();
    else if (isRunning && !this.#isSentAhead) {
      this.#isSentAhead = true;
      this.#send();
    }
  }

  dispose(): void {
    this.#throttle.dispose();
  }
}
