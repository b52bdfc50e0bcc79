import { subtractMoney } from "../money/money.ts";
import { readingIdOf } from "../plan/readingId.ts";
import { mainCopy } from "./mainCopy.ts";
import type { Quantity } from "./quantity.ts";
import { stepAt, stepIndexAt } from "./stepAt.ts";
import type { CallMark, Timeline } from "./timeline.ts";

/** The difference between Plaid's copy and the bank at a moment. */
export interface TimelineGap {
  /** When it is measured, ms since the epoch. */
  readonly at: number;
  readonly copy: number;
  readonly bank: number;
  /** Copy minus bank, never 0. */
  readonly amount: number;
  /** Since when the two differ, ms since the epoch; null when there is no ledger. */
  readonly began: number | null;
}

/** The real-time call of a comparison's own step: later ones, each a single call, may be hours after the cached one. */
const realTimeReading = readingIdOf("real-time", "/accounts/balance/get");

/** Half a cent: a smaller difference counts as none. */
const leastGap = 0.005;

/**
 * The gap of a comparison, between its first cached call and the real-time call of its step, as in the verdict. Without
 * a comparison, or when either call has no balance, the gap between the ledger and the copy now. Null when there is none.
 */
export function gapOf(timeline: Timeline, quantity: Quantity, comparisonId: string | null): TimelineGap | null {
  const ofCalls = comparisonId === null ? undefined : gapOfCalls(timeline, quantity, comparisonId);
  return ofCalls === undefined ? gapNow(timeline, quantity) : ofCalls;
}

/** Undefined when either call has no balance; null when they agree. */
function gapOfCalls(timeline: Timeline, quantity: Quantity, comparisonId: string): TimelineGap | null | undefined {
  const calls = timeline.calls.filter((call) => call.comparisonId === comparisonId && call[quantity] !== null);
  const cached = calls.find(({ kind }) => kind === "cached");
  const live =
    calls.find(({ readingId }) => readingId === realTimeReading) ??
    calls.findLast(({ kind }) => kind === "real-time") ??
    calls.findLast(({ kind }) => kind === "evaluated");
  const [copy, bank] = [numberOf(cached, quantity), numberOf(live, quantity)];
  if (cached === undefined || copy === null || bank === null) return undefined;
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

/** The start of the current stretch in which copy and bank differ, before `at`. */
function beganBefore(timeline: Timeline, quantity: Quantity, at: number): number | null {
  const { bank } = timeline;
  const copies = mainCopy(timeline);
  let ofBank = stepIndexAt(bank, at);
  let ofCopy = stepIndexAt(copies, at);
  let began: number | null = null;
  // Goes back one change at a time, to the balances that applied before it.
  for (;;) {
    const [inBank, inCopy] = [bank[ofBank]?.[quantity], copies[ofCopy]?.[quantity]];
    if (inBank == null || inCopy == null || Math.abs(inBank - inCopy) < leastGap) return began;
    began = Math.max(timeOf(bank, ofBank), timeOf(copies, ofCopy));
    // Steps at the same instant count as one change.
    while (timeOf(bank, ofBank) === began) ofBank -= 1;
    while (timeOf(copies, ofCopy) === began) ofCopy -= 1;
  }
}

/** ms since the epoch; not a number where there is no such step. */
function timeOf(steps: readonly { readonly at: string }[], place: number): number {
  return Date.parse(steps[place]?.at ?? "");
}
