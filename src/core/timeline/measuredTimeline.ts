import { gapOf, type TimelineGap } from "./gapOf.ts";
import { type Quantity, usualQuantity } from "./quantity.ts";
import type { Timeline } from "./timeline.ts";
import type { TimeWindow } from "./timeWindow.ts";
import { usualWindow } from "./usualWindow.ts";

/** A time line with the gap between Plaid's copy and the bank, as measured by one comparison. */
export interface MeasuredTimeline extends Timeline {
  /** The comparison; null when no call belongs to one, so that the gap is that of now. */
  readonly comparisonId: string | null;
  /** The balance to draw where nothing asks for another. */
  readonly usual: Quantity;
  /** The gap of each balance; null when there is none. */
  readonly gaps: Readonly<Record<Quantity, TimelineGap | null>>;
  /** For each balance the period that shows its gap. */
  readonly windows: Readonly<Record<Quantity, TimeWindow>>;
}

/** @param open the id of the comparison on screen; null: the newest of the time line */
export function measuredTimeline(timeline: Timeline, open: string | null): MeasuredTimeline {
  const newest = timeline.calls.findLast((call) => call.comparisonId !== null);
  const comparisonId = open ?? newest?.comparisonId ?? null;
  const [available, current] = [gapOf(timeline, "available", comparisonId), gapOf(timeline, "current", comparisonId)];
  return {
    ...timeline,
    comparisonId,
    usual: usualQuantity(timeline),
    gaps: { available, current },
    windows: { available: usualWindow(timeline, available), current: usualWindow(timeline, current) },
  };
}
