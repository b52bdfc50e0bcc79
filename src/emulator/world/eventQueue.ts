/** A scheduled event. Ties are broken by rank, then by text, so that the order never depends on when it was added. */
interface ScheduledEvent {
  readonly at: number;
  readonly rank: number;
  readonly itemId: string;
  readonly tie: string;
  run(at: number): void;
}

/** A priority queue of events that are due. */
export interface EventQueue {
  add(due: ScheduledEvent): void;
  /** Removes and returns the first event that is due at or before this moment. */
  next(until: number): ScheduledEvent | undefined;
  /** Drops the remaining events of an Item that is gone. */
  forget(itemId: string): void;
}

export function createEventQueue(): EventQueue {
  let heap: ScheduledEvent[] = [];

  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return;
    heap[one] = b;
    heap[other] = a;
  };
  const earlier = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    return a !== undefined && b !== undefined && compare(a, b) < 0;
  };

  const add = (due: ScheduledEvent): void => {
    heap.push(due);
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!earlier(at, parent)) break;
      swap(at, parent);
      at = parent;
    }
  };

  return {
    add,
    next(until) {
      const first = heap[0];
      if (first === undefined || first.at > until) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const right = left + 1;
        let least = at;
        if (earlier(left, least)) least = left;
        if (earlier(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return first;
    },
    forget(itemId) {
      const kept = heap.filter((due) => due.itemId !== itemId);
      heap = [];
      for (const due of kept) add(due);
    },
  };
}

function compare(one: ScheduledEvent, other: ScheduledEvent): number {
  return (
    one.at - other.at ||
    one.rank - other.rank ||
    compareText(one.itemId, other.itemId) ||
    compareText(one.tie, other.tie)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
