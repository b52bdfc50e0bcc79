import { mainCopy, type TimelineGap } from "../../../src/core/timeline/gapOf.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";

/** The visible period, ms since the epoch; `from` is before `to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

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

/** The window extended to the next refresh, if that is near enough to leave most of the space to the past. */
export function withAhead(window: TimeWindow, timeline: Timeline): TimeWindow {
  const span = window.to - window.from;
  const next = timeline.nextRefreshAt === null ? 0 : Date.parse(timeline.nextRefreshAt) - window.to;
  const ahead = next > 0 && next < span * 0.6 ? next * 1.08 : span * 0.08;
  return { from: window.from, to: window.to + ahead };
}

/** Zooms around a moment that stays in place: `factor` below 1 shows less, above 1 more. */
export function zoomed({ from, to }: TimeWindow, around: number, factor: number): TimeWindow {
  const span = Math.min(4000 * dayMs, Math.max(1000, (to - from) * factor));
  const share = Math.min(1, Math.max(0, (around - from) / (to - from)));
  return { from: around - span * share, to: around + span * (1 - share) };
}

/** The window moved to include a moment; unchanged when it already does. */
export function movedTo(window: TimeWindow, moment: number): TimeWindow {
  const span = window.to - window.from;
  if (moment < window.from) return { from: moment - span * 0.1, to: moment + span * 0.9 };
  if (moment > window.to) return { from: moment - span * 0.9, to: moment + span * 0.1 };
  return window;
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
