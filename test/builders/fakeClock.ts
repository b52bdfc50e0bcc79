import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/core/run/ports.ts";
import { serverNow } from "./times.ts";

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Virtual time: it stands still until `runUntil` moves it to whatever is due next. Nothing sleeps. */
export class FakeClock implements Clock {
  #elapsed = 0;
  readonly #start = Date.parse(serverNow);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#start + this.#elapsed;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  /** Timers that somebody still waits for. */
  get pending(): number {
    return this.#timers.size;
  }

  wait: Clock["wait"] = (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abandon = (): void => {
        this.#timers.delete(timer);
        reject(signal.reason);
      };
      const timer: Timer = {
        at: this.#elapsed + ms,
        fire: () => {
          signal.removeEventListener("abort", abandon);
          resolve();
        },
      };
      signal.addEventListener("abort", abandon, { once: true });
      this.#timers.add(timer);
    });

  /** Moves to the next timer and fires it; false when there is none. */
  step(): boolean {
    const [next] = [...this.#timers].sort((left, right) => left.at - right.at);
    if (next === undefined) return false;
    this.#elapsed = Math.max(this.#elapsed, next.at);
    this.#timers.delete(next);
    next.fire();
    return true;
  }

  /** Lets time pass, timer by timer, until the work is done. Rejects when the work waits for what never comes. */
  async runUntil<Value>(work: Promise<Value>): Promise<Value> {
    const state = { done: false };
    const mark = (): void => {
      state.done = true;
    };
    work.then(mark, mark);
    for (;;) {
      await setImmediate();
      if (state.done) return work;
      if (!this.step()) throw new Error("the work waits, and no timer is due");
    }
  }
}
