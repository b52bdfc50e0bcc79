import type { EventLog } from "./eventLog.ts";
import type { EventQueue } from "./eventQueue.ts";
import type { Item } from "./item.ts";

/** The order of events at one moment: the bank's own, then faults, then Plaid's contacts with the bank. */
export const ranks = { bank: 0, login: 1, link: 2, refresh: 3 };

export interface ScheduleContext {
  readonly eventQueue: EventQueue;
  readonly log: EventLog;
}

/** Schedules an event of an Item. */
export function addEvent(
  context: ScheduleContext,
  item: Item,
  due: { at: number; rank: number; tie: string; run(at: number): void },
): void {
  context.eventQueue.add({ ...due, itemId: item.itemId });
}
