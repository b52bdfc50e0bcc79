import type { CancelSignal } from "../core/run/cancellation.ts";
import type { Clock } from "../core/run/ports.ts";

/** This machine's time. `monotonic` counts from the start of the process. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = listen(signal, () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
      const timer = setTimeout(() => {
        stop();
        resolve();
      }, ms);
    }),
};

function listen(signal: CancelSignal, listener: () => void): () => void {
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
