import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";

const dayMs = 86_400_000;

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
