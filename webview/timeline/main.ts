import "./styles.css";
import type {} from "./handOver.ts";
import { startTimelinePage } from "./page.ts";
import { createTimelineView } from "./timelineView.ts";

// One bundle for both: the comparison page loads it when it first draws a time line; the larger view consists of it.
if (window.takeTimelineBundle === undefined) startTimelinePage();
else window.takeTimelineBundle({ createTimelineView });
