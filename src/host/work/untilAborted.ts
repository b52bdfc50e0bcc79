import { cancelled } from "../failure/failures.ts";

/**
 * Waits for work until the signal fires. The work itself goes on; its owner has to end it.
 * @throws BalanceLensError `cancelled` at once when the signal fires, and whatever the work throws
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled());
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    const leave = () => signal.removeEventListener("abort", abort);
    work.then(resolve, reject).then(leave, leave);
  });
}
