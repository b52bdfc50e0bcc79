/**
 * Counts how often the same request was made. Each request has a count of its own, so that ids stay the same whatever
 * other calls run at the same time.
 */
export interface Occurrences {
  /** The number of this request among its equals, from 0. */
  count(request: string): number;
  /** At least so many of this request have come (in an earlier process). */
  restore(request: string, seen: number): void;
}

/** A node of the list in the order in which requests were last seen. */
interface Counted {
  readonly request: string;
  seen: number;
  older: Counted | null;
  newer: Counted | null;
}

/** @param capacity distinct requests remembered; beyond it the longest unseen start over. */
export function createOccurrences(capacity: number): Occurrences {
  // The order is a list beside the map: a map that loses and gains a key with every request is rehashed all the time.
  const counts = new Map<string, Counted>();
  let oldest: Counted | null = null;
  let newest: Counted | null = null;

  const takeOut = ({ older, newer }: Counted): void => {
    if (older === null) oldest = newer;
    else older.newer = newer;
    if (newer === null) newest = older;
    else newer.older = older;
  };
  const putLast = (counted: Counted): void => {
    counted.older = newest;
    counted.newer = null;
    if (newest === null) oldest = counted;
    else newest.newer = counted;
    newest = counted;
  };
  const remember = (request: string): Counted => {
    const counted: Counted = { request, seen: 0, older: null, newer: null };
    counts.set(request, counted);
    putLast(counted);
    return counted;
  };

  const forgetOldest = (): void => {
    if (counts.size <= capacity || oldest === null) return;
    counts.delete(oldest.request);
    takeOut(oldest);
  };

  return {
    count(request) {
      const known = counts.get(request);
      if (known !== undefined && known !== newest) {
        takeOut(known);
        putLast(known);
      }
      const counted = known ?? remember(request);
      forgetOldest();
      counted.seen += 1;
      return counted.seen - 1;
    },
    restore(request, seen) {
      const counted = counts.get(request) ?? remember(request);
      counted.seen = Math.max(seen, counted.seen);
      forgetOldest();
    },
  };
}
