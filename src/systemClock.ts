import type { Clock, Ids } from "./core/run/ports.ts";

/**
 * This machine's clock; the composition roots hand it to everything that needs one. `monotonic` counts from the start
 * of the process.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal.addEventListener("abort", stop, { once: true });
    }),
};

/** Version 4 UUIDs from the system's random numbers. */
export const randomIds: Ids = { uuid: () => crypto.randomUUID() };
