import { subtractMoney } from "../money/money.ts";
import type { Quantity } from "./quantity.ts";
import { stepAt } from "./stepAt.ts";
import type { CallMark, CopyStep, Timeline } from "./timeline.ts";

/** What parts Plaid's copy from the bank at a moment. */
export interface TimelineGap {
  /** When it is measured, ms since the epoch. */
  readonly at: number;
  readonly copy: number;
  readonly bank: number;
  /** Copy minus bank, never 0. */
  readonly amount: number;
  /** Since when the two differ, ms since the epoch; null where no ledger says it. */
  readonly began: number | null;
}

/** Half a cent: what is closer is the same. */
const leastGap = 0.005;

/**
 * The gap of a comparison: what its first cached call returned, and its real-time call. Without a comparison, or where one
 * of the two has no number, the gap between the ledger and the copy now. Null where there is none.
 */
export function gapOf(timeline: Timeline, quantity: Quantity, comparisonId: string | null): TimelineGap | null {
  return (comparisonId === null ? null : gapOfCalls(timeline, quantity, comparisonId)) ?? gapNow(timeline, quantity);
}

/** The copy that all endpoints share; where each product keeps one of its own, the first of these. */
export function mainCopy({ copies }: Pick<Timeline, "copies">): readonly CopyStep[] {
  const name = copies.find(({ copy }) => copy === "item")?.copy ?? copies[0]?.copy;
  return copies.filter(({ copy }) => copy === name);
}

function gapOfCalls(timeline: Timeline, quantity: Quantity, comparisonId: string): TimelineGap | null {
  const calls = timeline.calls.filter((call) => call.comparisonId === comparisonId && call[quantity] !== null);
  const cached = calls.find(({ kind }) => kind === "cached");
  const live = calls.findLast(({ kind }) => kind === "real-time") ?? calls.findLast(({ kind }) => kind === "evaluated");
  const [copy, bank] = [numberOf(cached, quantity), numberOf(live, quantity)];
  if (cached === undefined || copy === null || bank === null) return null;
  return gapAt(timeline, quantity, Date.parse(cached.at), copy, bank);
}

function numberOf(call: CallMark | undefined, quantity: Quantity): number | null {
  return call?.[quantity] ?? null;
}

function gapNow(timeline: Timeline, quantity: Quantity): TimelineGap | null {
  const at = Date.parse(timeline.now);
  const copy = stepAt(mainCopy(timeline), at)?.[quantity] ?? null;
  const bank = stepAt(timeline.bank, at)?.[quantity] ?? null;
  return copy === null || bank === null ? null : gapAt(timeline, quantity, at, copy, bank);
}

function gapAt(timeline: Timeline, quantity: Quantity, at: number, copy: number, bank: number): TimelineGap | null {
  const amount = subtractMoney(copy, bank);
  if (Math.abs(amount) < leastGap) return null;
  return { at, copy, bank, amount, began: beganBefore(timeline, quantity, at) };
}

/** The start of the unbroken time before `at` in which the copy and the bank differ. */
function beganBefore(timeline: Timeline, quantity: Quantity, at: number): number | null {
  const copies = mainCopy(timeline);
  const changes = [...timeline.bank, ...copies].map((step) => Date.parse(step.at)).filter((ms) => ms <= at);
  let began: number | null = null;
  for (const ms of [...new Set(changes)].sort((left, right) => right - left)) {
    const copy = stepAt(copies, ms)?.[quantity] ?? null;
    const bank = stepAt(timeline.bank, ms)?.[quantity] ?? null;
    if (copy === null || bank === null || Math.abs(copy - bank) < leastGap) break;
    began = ms;
  }
  return began;
}
