import type { TimelineGap } from "./gapOf.ts";
import { mainCopy } from "./mainCopy.ts";
import type { Timeline } from "./timeline.ts";
import type { TimeWindow } from "./timeWindow.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** The shortest default window: a shorter one would show only the calls of one comparison. */
const leastMs = 2 * minuteMs;
/**
 * The longest default window, in lengths of the gap: beyond it the gap would be too thin to see, so earlier refreshes
 * are left out.
 */
const mostGaps = 40;
/** Share of the window before its first event. */
const lead = 0.04;
/** How many comparisons the default window shows when there is no ledger. */
const comparisonsShown = 4;

/**
 * The default window, which ends now. It shows the latest refreshes and the whole gap, starting two writes of the copy
 * before it began. Without a ledger, it shows the latest comparisons, each with the interval of its balances.
 */
export function usualWindow(timeline: Timeline, gap: TimelineGap | null): TimeWindow {
  const to = endOf(timeline);
  const from = timeline.bank.length > 0 ? startOfLedger(timeline, gap, to) : startOfCalls(timeline, to);
  const span = Math.max(leastMs, to - from);
  return { from: to - span * (1 + lead), to };
}

function endOf({ now, calls }: Timeline): number {
  const last = calls.at(-1);
  return Math.max(Date.parse(now), last === undefined ? 0 : Date.parse(last.at));
}

function startOfLedger(timeline: Timeline, gap: TimelineGap | null, to: number): number {
  const began = gap?.began ?? gap?.at ?? to;
  const writes = [...new Set(mainCopy(timeline).map(({ at }) => Date.parse(at)))].filter((ms) => ms <= began);
  const first = Math.max(Date.parse(timeline.from), Date.parse(timeline.bank[0]?.at ?? timeline.from));
  // Without a gap, the last write closed the previous one: one more write before it shows what changed.
  const starts = [writes.at(gap === null ? -3 : -2), writes.at(-2), writes.at(-1)];
  const length = Math.max(leastMs, to - began);
  const fitting = starts.find((ms) => ms !== undefined && (gap === null || to - ms <= length * mostGaps));
  if (fitting !== undefined) return Math.min(fitting, began);
  return gap === null ? Math.max(first, to - 7 * dayMs) : Math.max(first, began - length * 3);
}

function startOfCalls({ calls }: Timeline, to: number): number {
  const comparisons = [...new Set(calls.map(({ comparisonId }) => comparisonId))].slice(-comparisonsShown);
  const shown = calls.filter(({ comparisonId }) => comparisons.includes(comparisonId));
  const times = shown.map(({ at, asOf }) => Date.parse(asOf?.from ?? at));
  return times.reduce((first, ms) => Math.min(first, ms), to);
}
