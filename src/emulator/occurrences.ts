/**
 * How often the very same request has come before. Counting each by itself, and not all together, keeps ids the same
 * whatever other calls run beside it.
 */
export interface Occurrences {
  /** The number of this request among its equals, from 0. */
  count(request: string): number;
  /** At least so many of this request have come (in an earlier process). */
  restore(request: string, seen: number): void;
}

/** @param capacity distinct requests remembered; beyond it the longest unseen start over. */
export function createOccurrences(capacity: number): Occurrences {
  const counts = new Map<string, number>();
  return {
    count(request) {
      const seen = counts.get(request) ?? 0;
      counts.delete(request);
      counts.set(request, seen + 1);
      if (counts.size > capacity) {
        const [oldest] = counts.keys();
        if (oldest !== undefined) counts.delete(oldest);
      }
      return seen;
    },
    restore(request, seen) {
      counts.set(request, Math.max(seen, counts.get(request) ?? 0));
    },
  };
}
