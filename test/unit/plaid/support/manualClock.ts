import type { Clock } from "../../../../src/core/run/ports.ts";

export interface ManualClock extends Clock {
  /** How many waits are under way. */
  waiting(): number;
  /** Lets every wait under way come to its end. */
  elapse(): void;
}

/** A clock that stands at one wall time; each look at the monotonic one moves it by 1 ms. Waits end when told. */
export function manualClock(wall = "2026-03-01T12:00:00.000Z"): ManualClock {
  let ticks = 1000;
  const waits = new Set<() => void>();
  return {
    now: () => Date.parse(wall),
    monotonic: () => ticks++,
    wait: (_ms, signal) =>
      new Promise((resolve, reject) => {
        const entry = () => {
          waits.delete(entry);
          resolve();
        };
        waits.add(entry);
        signal.addEventListener("abort", () => {
          waits.delete(entry);
          reject(signal.reason);
        });
      }),
    waiting: () => waits.size,
    elapse: () => {
      for (const end of [...waits]) end();
    },
  };
}
