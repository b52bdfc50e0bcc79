import type { TimeWindow } from "../../src/core/timeline/timeWindow.ts";

/** A person's view settings of a time line. */
export interface TimelineArrangement {
  /** The zoomed window; null: the default window, which follows the clock. */
  readonly window: TimeWindow | null;
  readonly isTable: boolean;
}
