import type { RetryLimit } from "./retry.ts";

const clock: Omit<RetryLimit, "longest"> = {
  now: () => performance.now(),
  pause: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** For work that blocks the process: short enough that an editor still responds and heartbeats stay in time. */
export const shortRetry: RetryLimit = { ...clock, longest: 300 };
/** For reads: a person waits for them, and a missing permission looks like a lock. */
export const readRetry: RetryLimit = { ...clock, longest: 500 };
/** For writes: what is not saved now is lost, and only the confirmation waits for it. */
export const writeRetry: RetryLimit = { ...clock, longest: 5000 };
