/** How long a file operation is retried, and by which clock. */
export interface RetryLimit {
  /** ms from the first failure on; the last attempt is at their end. */
  readonly longest: number;
  /** Monotonic ms. */
  now(): number;
  /** Blocks the process for so many ms. */
  pause(ms: number): void;
  /** Waits so many ms without blocking. */
  wait(ms: number): Promise<void>;
}

/**
 * The codes that a system returns while another program (virus scanner, sync tool, indexer, editor) has a file for a
 * moment. Windows returns most of them, and `UNKNOWN` for errors that libuv has no name for; Windows' network drives
 * return them on every system. A missing permission returns the same codes, so the patience is short where a person
 * waits.
 */
const passing: ReadonlySet<string> = new Set([
  ...["EBUSY", "EPERM", "EACCES", "ENOTEMPTY", "EAGAIN", "EMFILE", "ENFILE", "UNKNOWN"],
]);

/** True for a failure after which the same operation may succeed a moment later. */
export function mayPass(code: string): boolean {
  return passing.has(code);
}

/** The system's code of an error, such as `EBUSY`; `unknown` for an error without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}

/** One patience for many operations: for all that fail together it lasts no longer than for one. */
export function shared(patience: RetryLimit): RetryLimit {
  let end: number | null = null;
  return {
    ...patience,
    get longest() {
      end ??= patience.now() + patience.longest;
      return end - patience.now();
    },
  };
}

const firstPause = 5;
const longestPause = 200;

/**
 * Retries the work until it succeeds, fails for good, or the patience is over. Blocks the process. @throws the error of
 * the last attempt
 */
export function retryNow<T>(work: () => T, patience: RetryLimit): T {
  const pauses = pausesOf(patience);
  for (;;) {
    try {
      return work();
    } catch (error) {
      const ms = pauses(error);
      if (ms === null) throw error;
      patience.pause(ms);
    }
  }
}

/** As `retryNow`, without blocking. Rejects with the error of the last attempt. */
export async function retry<T>(work: () => Promise<T>, patience: RetryLimit): Promise<T> {
  const pauses = pausesOf(patience);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const ms = pauses(error);
      if (ms === null) throw error;
      await patience.wait(ms);
    }
  }
}

/** Maps each error to the ms until the next attempt; null when there is none. */
function pausesOf(patience: RetryLimit): (error: unknown) => number | null {
  let end: number | null = null;
  let next = firstPause;
  return (error) => {
    if (!mayPass(codeOf(error))) return null;
    end ??= patience.now() + patience.longest;
    const left = end - patience.now();
    if (left <= 0) return null;
    const ms = Math.min(next, left);
    next = Math.min(2 * next, longestPause);
    return ms;
  };
}
