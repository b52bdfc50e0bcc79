import type { EventQueue } from "./eventQueue.ts";

interface QueueHolder {
  readonly eventQueue: EventQueue;
}

/**
 * Runs all events due until this virtual time, in order: the bank's own, the refreshes of Plaid's copies, faults. A move
 * of the clock runs nothing by itself; this is run before the next answer.
 */
export function runDueEvents({ eventQueue }: QueueHolder, until: number): void {
  for (let due = eventQueue.next(until); due !== undefined; due = eventQueue.next(until)) due.run(due.at);
}

/** As `runDueEvents`, but at most so many events. @returns whether those were all */
export function runSomeDueEvents({ eventQueue }: QueueHolder, until: number, most: number): boolean {
  for (let ran = 0; ran < most; ran += 1) {
    const due = eventQueue.next(until);
    if (due === undefined) return true;
    due.run(due.at);
  }
  return false;
}
