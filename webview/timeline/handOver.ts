import type { createTimelineView } from "./timelineView.ts";

/** What the bundle provides to a page that loads it. */
export interface TimelineBundle {
  readonly createTimelineView: typeof createTimelineView;
}

declare global {
  interface Window {
    /** Set by a page before it loads the bundle. The bundle then calls it, instead of creating a page of its own. */
    takeTimelineBundle?: (bundle: TimelineBundle) => void;
  }
}
