import type { Patience } from "./retry.ts";

const clock: Omit<Patience, "longest"> = {
  now: () => performance.now(),
  pause: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** While nothing else of this process runs: short enough for an editor to seem alive, and for a sign of life in time. */
export const forNow: Patience = { ...clock, longest: 300 };
/** To read: a person waits for it, and a permission that is missing looks the same. */
export const toRead: Patience = { ...clock, longest: 500 };
/** To change: what is not kept now is lost, and nothing waits for it but the word that it is kept. */
export const toChange: Patience = { ...clock, longest: 5000 };
