import type { FailedReading, OkReading } from "./reading.ts";

export type Called = OkReading | FailedReading;

/** A `Date` header has whole seconds: the answer came within the one that it names. */
export const dateResolutionMs = 999;

/** How much later than written a call may have been made, since its time is in whole seconds or minutes; ms. */
export function unwrittenMs({ timeResolutionMs = 1 }: Called): number {
  return timeResolutionMs - 1;
}

/** `Math.max` takes no list of a hundred thousand. */
export function greatestOf(values: readonly number[]): number {
  return values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * How far the server's and this machine's clock drift apart between answers that show both. The local sandbox's clock can
 * be moved between two calls, but forward only; a server's cannot be moved at all.
 */
export function offsetSpread(calls: readonly Called[], canMoveForward: boolean): number {
  const dated = calls.filter(showsBothClocks).filter(({ notRecorded }) => notRecorded === undefined);
  const inOrder = dated
    .map((call) => ({ from: Date.parse(call.startedAt), latencyMs: call.latencyMs, offset: clockOffset(call) }))
    .toSorted((left, right) => left.from - right.from);
  const offsets = inOrder.map(({ offset }) => offset);
  const range = greatestOf(offsets) + greatestOf(offsets.map((offset) => -offset));
  let most = 0;
  let [least, greatest] = [Infinity, -Infinity];
  for (const [index, { from, latencyMs, offset }] of inOrder.entries()) {
    most = Math.max(most, greatest - offset, canMoveForward ? 0 : offset - least);
    least = Math.min(least, offset);
    greatest = Math.max(greatest, offset);
    // Two calls under way at the same time were answered by one clock.
    for (let later = index + 1; ; later += 1) {
      const atOnce = inOrder[later];
      if (atOnce === undefined || atOnce.from > from + latencyMs || most >= range) break;
      most = Math.max(most, Math.abs(atOnce.offset - offset));
    }
  }
  return Math.max(0, most - dateResolutionMs);
}

/**
 * How far the server's clock is ahead of this machine's, at least and at most: a header in whole seconds gives it to
 * the second. Where no single offset fits all responses, that of most of them. 0 where none shows both clocks.
 */
export function offsetOf(calls: readonly Called[]): { readonly least: number; readonly most: number } {
  const offsets = offsetsOf(calls);
  if (offsets.length === 0) return { least: 0, most: 0 };
  const shown = calls.filter(showsBothClocks);
  const least = greatestOf(shown.map((call) => clockOffset(call) - unwrittenMs(call)));
  const most = -greatestOf(
    shown.map((call) => -clockOffset(call) - (isInWholeSeconds(call.serverTime) ? dateResolutionMs : 0)),
  );
  if (least <= most) return { least, most };
  const usual = median(offsets);
  return { least: usual, most: usual + dateResolutionMs };
}

function isInWholeSeconds(serverTime: string): boolean {
  return Date.parse(serverTime) % 1000 === 0;
}

type TwiceDated = Called & { readonly serverTime: string };

export function showsBothClocks(call: Called): call is TwiceDated {
  const isTimed = call.notRecorded === undefined || call.isAnswerTime === true;
  // A time in whole minutes shows no clock to the second.
  if (unwrittenMs(call) > dateResolutionMs) return false;
  return call.serverTime !== null && isTimed;
}

export function clockOffset(call: TwiceDated): number {
  return Date.parse(call.serverTime) - (Date.parse(call.startedAt) + call.latencyMs);
}

function offsetsOf(calls: readonly Called[]): readonly number[] {
  return calls.filter(showsBothClocks).map(clockOffset);
}
