import type { createTimelineView } from "./timelineView.ts";

/** What the bundle has to offer a page that loads it. */
export interface TimelineBundle {
  readonly createTimelineView: typeof createTimelineView;
}

declare global {
  interface Window {
    /** Set by a page before it loads the bundle, which calls it instead of making a page of its own. */
    takeTimelineBundle?: (bundle: TimelineBundle) => void;
  }
}
