/** How long a file operation is tried again, and by which clock. */
export interface Patience {
  /** ms from the first failure on; the last try comes at its end. Looked at once an operation has failed. */
  readonly longest: number;
  /** ms that only grow. */
  now(): number;
  /** Waits so many ms; nothing else of this process runs meanwhile. */
  pause(ms: number): void;
  /** The same while others have their turn. */
  wait(ms: number): Promise<void>;
}

/**
 * What a system answers while something else has a file for a moment: a virus scanner, a sync tool, an indexer, an editor.
 * Windows says most of them, and `UNKNOWN` for what libuv has no name of; network drives of Windows say them on every
 * system. A permission that is really missing says the same: so the patience is short where a person waits.
 */
const passing: ReadonlySet<string> = new Set([
  ...["EBUSY", "EPERM", "EACCES", "ENOTEMPTY", "EAGAIN", "EMFILE", "ENFILE", "UNKNOWN"],
]);

/** Whether an operation that failed like this may succeed a moment later. */
export function mayPass(code: string): boolean {
  return passing.has(code);
}

/** The system's code of an error, such as `EBUSY`; `unknown` for an error without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}

/** One patience for many operations: for all that fail together it lasts no longer than for one. */
export function shared(patience: Patience): Patience {
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

/** Does the work until it succeeds, or fails for good, or the patience is over. @throws the error of the last try */
export function retryNow<T>(work: () => T, patience: Patience): T {
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

/** As `retryNow`, while others have their turn. Rejects with the error of the last try. */
export async function retry<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
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

/** After each error the ms until the next try; null when there is none. */
function pausesOf(patience: Patience): (error: unknown) => number | null {
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
