import "./styles.css";
import type {} from "./handOver.ts";
import { startTimelinePage } from "./page.ts";
import { createTimelineView } from "./timelineView.ts";

// One bundle: the comparison page loads it when it first draws a line, and the larger view is made of nothing else.
if (window.takeTimelineBundle === undefined) startTimelinePage();
else window.takeTimelineBundle({ createTimelineView });
