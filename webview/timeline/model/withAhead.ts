import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../../src/core/timeline/timeWindow.ts";

/** The window extended to the next refresh, if that is near enough to leave most of the space to the past. */
export function withAhead(window: TimeWindow, timeline: Timeline): TimeWindow {
  const span = window.to - window.from;
  const next = timeline.nextRefreshAt === null ? 0 : Date.parse(timeline.nextRefreshAt) - window.to;
  const ahead = next > 0 && next < span * 0.6 ? next * 1.08 : span * 0.08;
  return { from: window.from, to: window.to + ahead };
}
